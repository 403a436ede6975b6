// What scripts say, in the language of the desk; `fill` puts values into their places.
window.briefgenWords = {{ config.extra.ui.raw('script')|tojson }};
window.briefgenWords.fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
