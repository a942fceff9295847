import type { Asking } from '../../answers.js';
import { compileSpanish as compile } from './pieces.js';

const aboutDying =
  '(?:quitar[ts]e la vida|(?:acabar|terminar) con (?:tu vida|su vida|todo)|matar[ts]e|suicid[a-z]{1,8}|hacer[ts]e dano|lastimar[ts]e|cortar[ts]e|sobredosis)';

/** Questions about danger and short answers in Spanish, in the forms of tú, vos and usted. */
export const spanishAsking: Asking = {
  questions: {
    'answer.done': compile([
      aboutDying,
      '(?:has|ha|te|se) ?(?:te )?(?:tomado|tomaste|tomo) (?:algo|alguna cosa|pastillas)',
    ]),
    'answer.taken': compile([
      '(?:te |se )?(?:has|ha) (?:te )?(?:tomado|tragado|inyectado|puesto) (?:ya )?(?:algo|alguna cosa|pastillas|todas?|de mas)',
      '(?:te|se) (?:tomaste|tomo|tragaste|trago|inyectaste|inyecto) (?:ya )?(?:algo|alguna cosa|pastillas|todas?|de mas)',
      '(?:te has|se ha) (?:cortado|hecho (?:dano|algo)|lastimado)|te (?:cortaste|lastimaste|hiciste (?:dano|algo))|(?:ya )?lo (?:hiciste|has hecho)',
    ]),
    'answer.means': compile([
      '(?:tienes|tenes|tiene)(?: ya)? (?:un plan|algun plan|los medios|con que (?:hacerlo|hacer[ts]e)|las (?:pastillas|plumas)|la (?:cuerda|soga|pistola)|algo (?:contigo|preparado|a mano))',
      '(?:planeas|planea|piensas|pensas|piensa|vas a|va a) (?:hacerlo|matar[ts]e|suicidar[ts]e|quitar[ts]e la vida|hacer[ts]e dano)',
    ]),
    'answer.unsafe': compile([
      '(?:puedes|podes|puede|vas a|va a) (?:poder )?(?:mantener[ts]e|estar|quedar[ts]e|seguir) a salvo',
      '(?:estas|esta|te sientes|te sentis|se siente) (?:a salvo|segur[oa] (?:ahora|ahi|en casa|contigo|contigo mism[oa]|sol[oa]))',
    ]),
    'answer.thoughts': compile([
      aboutDying,
      '(?:quieres|queres|quiere|ganas de|pensado en|pensando en|piensas en|pensas en|piensa en) (?:morir(?:[ts]e)?|la muerte|desaparecer|no estar|no vivir)',
    ]),
    'answer.alone-low': compile([
      '(?:tienes|tenes|tiene|puedes (?:conseguir|tomar)|podes (?:conseguir|tomar))(?: [^ |?]{1,10}){0,4}? (?:azucar|zumo|jugo|glucosa|dulce|dulces|caramelos?|refresco|miel|gaseosa)(?! (?:en|sin))',
      '(?:puedes|podes|puede) (?:comer|beber|tomar|tragar|tratar[a-z]{0,3}|levantar[ts]e|poner[ts]e de pie)',
      'hay alguien (?:contigo|con usted|con vos|ahi|en casa|cerca)|(?:estas|esta) con alguien|alguien (?:contigo|con usted|con vos)',
    ]),
    'answer.not-awake': compile([
      '(?:esta|sigue) (?:el |ella )?(?:despiert[oa]|consciente|respirando)|(?:el |ella )?respira|te responde|le responde|reacciona',
      '(?:puedes|podes|puede|logras) (?:despertarl[oa]|hacer que (?:despierte|responda|reaccione))',
    ]),
    'answer.ketones': compile([
      '(?:estas|esta|has|ha|sigues|seguis|sigue) (?:estado )?(?:vomitando|vomitado|devolviendo)|ganas de vomitar|nauseas',
      '(?:tienes|tenes|tiene|hay) cetonas|cetonas (?:altas|positivas)|(?:te|le) cuesta respirar|somnolient[oa]',
    ]),
  },
  said: {
    yes: compile([
      'si{1,5}|sip|claro|asi es|creo que si|supongo|un poco|a veces|siempre|casi siempre|a menudo|cada (?:dia|noche)|todos los dias|ahora|ahora mismo|esta noche|las dos(?: cosas)?|ambas|mas o menos|quizas?|tal vez|puede ser|es verdad|correcto|eso|lo tengo|las tengo|los tengo|tengo todo|lo he pensado|lo pienso',
    ]),
    done: compile([
      '(?<=^ )(?:ya|todas|todo|todos)(?= $)|hecho|ya (?:esta(?= $)|lo hice|lo he hecho|las tome|los tome|me las tome|me los tome|me las he tomado|las dos)|lo hice|lo he hecho|(?:ya es |es )?(?:demasiado |muy )tarde|ya es tarde|me (?:las|los|la) (?:tome|he tomado|puse|he puesto|inyecte)|las tome todas|acabo de hacerlo|(?:si )?todas ellas',
    ]),
    no: compile(['no|nop|nope|que va|para nada|no creo|no se|no puedo|nunca|jamas|nadie|nada|ninguno|ninguna|sol[oa]']),
  },
  denies: compile(['no|nop|nope|nunca|jamas|tampoco|ni']),
};
