/** Seconds between the tones of one ring, and how many there are. */
const apart = 0.35;
const tones = [880, 660, 880, 660];

/** Rings once, for a page of level 1 or 2. A browser that has not been touched yet stays silent; the words are there. */
export function ring(): void {
  const Context = globalThis.AudioContext;
  if (!Context) return;
  const audio = new Context();
  const start = audio.currentTime;
  tones.forEach((pitch, place) => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const from = start + place * apart;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + apart);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + apart);
  });
  setTimeout(() => void audio.close(), (tones.length + 1) * apart * 1000);
}
