import { type AddressInfo, createServer, type Server } from 'node:net';

/** A mail server that takes every mail, or refuses each with a passing fault. */
export async function aMailServer() {
  const taken: string[] = [];
  let refuses = false;
  const server: Server = createServer((socket) => {
    let reading = false;
    let mail = '';
    socket.write('220 here\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').slice(0, -1)) {
        if (reading) {
          if (line !== '.') mail += `${line}\n`;
          else {
            reading = false;
            taken.push(mail);
            mail = '';
            socket.write('250 taken\r\n');
          }
        } else if (/^DATA/i.test(line)) {
          reading = true;
          socket.write('354 go on\r\n');
        } else if (/^MAIL/i.test(line) && refuses) socket.write('451 not now\r\n');
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 fine\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    refuse: (on: boolean) => (refuses = on),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export type TestMailServer = Awaited<ReturnType<typeof aMailServer>>;
