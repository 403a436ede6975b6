"""phrases"""

def phrase_drafts(doc, marks, speech):
    return []
