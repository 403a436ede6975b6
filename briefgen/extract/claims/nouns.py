"""nouns"""

def noun_drafts(doc, marks, speech):
    return []
