// What the desk's ledger says, in the language of the desk.
Object.assign(window.briefgenWords,{{ config.extra.ui.raw('script_desk')|tojson }});
