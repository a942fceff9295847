/* Runs before the first paint so that nobody sees a flash of the wrong theme or text size. */
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var apply = function () {
    var chosen = read('kith.theme');
    root.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : dark.matches ? 'dark' : 'light';
    root.dataset.text = read('kith.text') || '100';
    root.dataset.motion = read('kith.motion') || 'system';
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('kith:look', apply);
})();
