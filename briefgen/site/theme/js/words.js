// What scripts say, in the language of the desk.
window.briefgenWords = {{ config.extra.ui.raw('script')|tojson }};
