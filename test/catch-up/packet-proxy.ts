import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the network does with one packet: when each copy of it arrives, in milliseconds. */
export type Fate = readonly number[];

export type PacketProxy = Awaited<ReturnType<typeof packetProxy>>;

/**
 * Stands between one browser and the server, on the web socket. Every event and every answer to one is delayed, swapped
 * with its neighbours and repeated as `fate` says, both ways; what the line itself needs goes through at once.
 */
export async function packetProxy(port: number, fate: () => Fate) {
  const lines = new Set<() => void>();
  const given: string[] = [];
  let isDown = false;
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    const onTheWay = new Set<NodeJS.Timeout>();
    const cut = () => {
      for (const timer of onTheWay) clearTimeout(timer);
      near.destroy();
      far.destroy();
      lines.delete(cut);
    };
    lines.add(cut);
    const pass = (from: Socket, to: Socket, seen: (text: string) => void) => {
      const cutUp = packets();
      from.setNoDelay(true);
      from.on('error', cut);
      from.on('close', cut);
      from.on('data', (chunk: Buffer) => {
        for (const { bytes, text } of cutUp(chunk)) {
          if (text !== null) seen(text);
          if (text === null || !/^4[23]/.test(text)) to.write(bytes);
          else
            for (const ms of fate()) {
              const timer = setTimeout(() => {
                onTheWay.delete(timer);
                to.write(bytes);
              }, ms);
              onTheWay.add(timer);
            }
        }
      });
    };
    pass(near, far, () => undefined);
    pass(far, near, (text) => given.push(text));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that the server has said to this browser, whether it came through or not. */
    given,
    /** Ends the line, with all that is on its way. */
    cut: () => {
      for (const cut of lines) cut();
    },
    /** As `cut`, and no line stands until the function that this gives is called. */
    keepDown: () => {
      isDown = true;
      for (const cut of lines) cut();
      return () => void (isDown = false);
    },
    stop: () =>
      new Promise((done) => {
        for (const cut of lines) cut();
        server.close(done);
      }),
  };
}

/** Cuts the bytes of one side into web socket frames, after the words of HTTP that open the line. */
function packets() {
  let rest = Buffer.alloc(0);
  let isOpen = false;
  return function* (chunk: Buffer): Generator<{ bytes: Buffer; text: string | null }> {
    rest = Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      isOpen = true;
      yield { bytes: rest.subarray(0, end + 4), text: null };
      rest = rest.subarray(end + 4);
    }
    for (let frame = frameOf(rest); frame; frame = frameOf(rest)) {
      yield frame;
      rest = rest.subarray(frame.bytes.length);
    }
  };
}

/** The first whole frame (RFC 6455, 5.2); null when there is none yet. The words of a text frame are made readable. */
function frameOf(bytes: Buffer): { bytes: Buffer; text: string | null } | null {
  if (bytes.length < 2) return null;
  const short = bytes[1]! & 0x7f;
  const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskAt = 2 + sizeBytes;
  const isMasked = (bytes[1]! & 0x80) !== 0;
  const start = maskAt + (isMasked ? 4 : 0);
  if (bytes.length < start) return null;
  const size = sizeBytes === 0 ? short : sizeBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + size) return null;
  const frame = bytes.subarray(0, start + size);
  if ((frame[0]! & 0x0f) !== 1) return { bytes: frame, text: null };
  const words = Buffer.from(frame.subarray(start));
  if (isMasked) for (let at = 0; at < words.length; at++) words[at]! ^= frame[maskAt + (at % 4)]!;
  return { bytes: frame, text: words.toString('utf8') };
}
