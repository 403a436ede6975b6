briefgenLedger.values("by",0,[["actors/delta-courier.md","Delta Courier",2,[0]],["actors/ilinca-marin.md","Ilinca Marin",1,[0]],["actors/ministry.md","Ministry of Transport",1,[0]]]);
