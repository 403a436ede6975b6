// What the search says, in the language of the desk.
Object.assign(window.briefgenWords,{{ config.extra.ui.raw('script_search')|tojson }});
