/* Runs before the first paint so that nobody sees a flash of the wrong theme, text size or name in the tab. */
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
  var link = function (rel, href) {
    var one = document.head.querySelector('link[rel="' + rel + '"]') || document.createElement('link');
    one.rel = rel;
    one.href = href;
    document.head.append(one);
  };
  var apply = function () {
    var chosen = read('kith.theme');
    root.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : dark.matches ? 'dark' : 'light';
    root.dataset.text = read('kith.text') || '100';
    root.dataset.motion = read('kith.motion') || 'system';
    var plain = read('kith.plain') === 'yes';
    if (plain) document.title = 'Notes';
    link('icon', plain ? '/app/plain.svg' : '/icon.svg');
    link('apple-touch-icon', plain ? '/app/plain-touch-180.png' : '/app/kith-touch-180.png');
    link('manifest', plain ? '/app/plain.webmanifest' : '/app/kith.webmanifest');
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('kith:look', apply);
})();
