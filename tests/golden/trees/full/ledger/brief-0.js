briefgenLedger.values("brief",0,[["briefs/strike.md","Port unions halt grain traffic on the lower Danube",7,[0]],["briefs/talks.md","Talks on the toll <b>begin</b>",2,[0]]]);
