briefgenLedger.places([]);
