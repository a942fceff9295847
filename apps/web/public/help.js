// Keeps this page on the device, so that it opens without a connection.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/help-worker.js');
