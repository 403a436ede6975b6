// What the list of places says, in the language of the desk.
Object.assign(window.briefgenWords,{{ config.extra.ui.raw('script_places')|tojson }});
