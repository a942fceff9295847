import { createServer } from 'node:net';

/** A mail server on loopback that takes every mail and keeps none: in production mail has to go somewhere. */
export function startMailSink() {
  const answers = { EHLO: '250 sink', HELO: '250 sink', DATA: '354 go on', QUIT: '221 bye' };
  const server = createServer((socket) => {
    let inMail = false;
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 sink\r\n');
    socket.on('data', (chunk) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop();
      for (const line of lines) {
        if (inMail && line !== '.') continue;
        const word = line.slice(0, 4).toUpperCase();
        inMail = word === 'DATA';
        socket.write(`${answers[word] ?? '250 ok'}\r\n`);
        if (word === 'QUIT') socket.end();
      }
    });
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () =>
      done({ url: `smtp://127.0.0.1:${server.address().port}`, stop: () => server.close() }),
    );
  });
}
