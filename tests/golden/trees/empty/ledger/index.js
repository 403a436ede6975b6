briefgenLedger.index({"rows":0,"parts":0,"facets":{},"shelves":{"by":[],"about":[],"place":[],"brief":[]}});
