import type { Token } from '../../normalise.js';
import { glucoseBand, isNumber, near } from '../../numbers.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** After a number: it counts something else than glucose (R59). */
const otherUnits = set(
  'percent unidades unidad u ui gramos gramo g gr carbohidratos hidratos carbos raciones racion kilos kilo kg libras lb cm metros km kilometros ml mg mcg litros horas hora h hs min minutos minuto ' +
    'segundos dias dia semanas semana meses mes anos ano veces euros pesos dolares soles pastillas tabletas comprimidos plumas lapices frascos tiras sensores cajas personas hijos ninos pasos latidos calorias grados',
);
/** Before a number: what it measures is none. */
const otherNouns = set(
  'hba1c a1c glicosilada glicada hemoglobina ratio dosis bolo puse ponerme inyecte inyectar unidades peso pesaba peso mido presion tension pulso edad cumpli cumplo capitulo habitacion numero tipo talla version ' +
    'libre freestyle omnipod desde hasta entre las temperatura fiebre objetivo limite alarma colesterol',
);
const cues = set(
  'azucar glucosa glucemia glicemia esta estoy ando sigo amaneci desperte marca marcaba medidor glucometro sensor libre dexcom lectura nivel niveles hipo hipoglucemia bajon subidon hiperglucemia bajo baja bajando bajada subi ' +
    'subiendo subio alta alto sale salio salido dio da pone dice sigue mmoll mmol mgdl azucares amanecio tiene',
);
/** After a number only these say that it is glucose. */
const cuesAfter = set('mmoll mmol mgdl bajando subiendo cayendo azucar glucosa glucemia glicemia sensor bajo alto');
const screens = set('marca marcaba pone sale dice muestra aparece da salio');
const ketone = /^cetonas?$|^cetonemia$/;

const ketoneNear = (words: readonly string[]): boolean => {
  const at = words.findIndex((word) => ketone.test(word) || isNumber(word));
  return at >= 0 && at < 4 && ketone.test(words[at] ?? '');
};

/** In no unit a whole number from 18 to 35 may be a grave low in mg/dL or a high in mmol/L. */
const bandOf = (value: number, whole: boolean, unit: 'mmol/L' | 'mg/dL' | undefined): string | undefined =>
  unit === undefined && whole && value >= 18 && value <= 35 ? 'edge' : glucoseBand(value, unit);

/** Above this "tengo 45" cannot be an age. */
const oldest = 110;

const classify = (tokens: readonly Token[], at: number, usual: 'mmol/L' | 'mg/dL' | undefined): string => {
  const word = tokens[at]?.word ?? '';
  const before = near(tokens, at, -1, 5);
  const after = near(tokens, at, 1, 4);
  const value = Number(word);
  const whole = !word.includes('.');
  if (value <= 12 && (ketoneNear(before) || (ketoneNear(after.slice(0, 3)) && !isNumber(after[2]))))
    return value >= 3 ? 'k:3' : value >= 1.5 ? 'k:1.5' : 'k:0';
  const said = after[0] === 'mmoll' || after[0] === 'mmol' ? 'mmol/L' : after[0] === 'mgdl' ? 'mg/dL' : undefined;
  if (said === undefined) {
    if (/\.\d\d$/.test(word) || (!whole && value > 35) || otherUnits.has(after[0] ?? '')) return word;
    if (before.slice(0, 2).some((each) => otherNouns.has(each))) return word;
  }
  const band = bandOf(value, whole, said ?? usual);
  if (band === undefined) return word;
  if (said !== undefined || (before.length === 0 && after.length === 0)) return `g:${band}`;
  const cued =
    before.slice(0, 4).some((each) => cues.has(each)) || after.slice(0, 3).some((each) => cuesAfter.has(each));
  if (cued || (before[0] === 'tengo' && value > oldest)) return `g:${band}`;
  return before[0] === 'tengo' || before[0] === 'en' || before[0] === 'a' || !whole ? `n:${band}` : word;
};

/** `readNumbers` for Spanish, with the same marks. A decimal comma has become a point before. */
export const readSpanishNumbers = (tokens: readonly Token[], usual?: 'mmol/L' | 'mg/dL'): Token[] =>
  tokens.map((token, at) => {
    const { word } = token;
    if (isNumber(word)) return { ...token, word: classify(tokens, at, usual) };
    if (word !== 'lo' && word !== 'hi') return token;
    const [next] = near(tokens, at, 1, 1);
    const shown = screens.has(near(tokens, at, -1, 1)[0] ?? '');
    return shown && (next === undefined || next === ',' || next === 'y') ? { ...token, word: `g:${word}` } : token;
  });
