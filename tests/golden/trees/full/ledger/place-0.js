briefgenLedger.values("place",0,[["places/index.md#place-constanta","Constanta",2,[0]]]);
