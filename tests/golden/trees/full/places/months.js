briefgenLedger.places([["Constanta","places/index.html#place-constanta",["2024-06",1]]]);
