import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { ...draft, lastReview: '2026-11-27', certainty: 'strong' } as const;

/** C to F and I in Spanish: insulin and weight, access, abuse, advice, threats. */
export const others: readonly Rule[] = [
  {
    ...about,
    id: 'C1.es-insulin-for-weight',
    signal: 'C1',
    category: 'C',
    level: 'RED',
    all: [
      [
        '(?:no me (?:pongo|puse|he puesto|estoy poniendo|inyecto|aplico)|dejo de (?:ponerme|inyectarme)|deje de (?:ponerme|inyectarme)|dejar de (?:ponerme|inyectarme)|me salto|me salte|saltarme|me saltaba|me pongo (?:menos|la mitad)|omito|reduzco|bajo)(?: [^ |?,]{1,14}){0,4}? (?:insulina|bolos?|rapida|basal|dosis|pinchazos?|inyeccion|inyecciones)',
        '(?:me mantengo|me dejo|prefiero estar|dejo el azucar|mantengo el azucar|tengo el azucar)(?: [^ |?,]{1,14}){0,3}? (?:alt[oa]|g:high|g:up|n:high|n:up|g:edge)(?: a proposito| adrede)?',
      ],
      ['{flacura}'],
    ],
    within: 1,
    deaf: ['negated'],
    unless: [
      'mi (?:endocrino|medico|doctora|enfermera)|con la enfermera|hace (?:dos|tres|\\d{1,2}) anos|recuper[a-z]{2,8}|metformina',
    ],
    positive: [
      'No me pongo la insulina de la cena para adelgazar',
      'me salto los bolos y ya bajé cuatro kilos',
      'Me mantengo en 300 a propósito, así no engordo',
      'dejé de ponerme la rápida xq me engorda',
    ],
    negative: [
      'Mi endocrino me bajó la basal porque adelgacé',
      'Quiero perder peso con ejercicio',
      'No me puse la insulina a tiempo, me lié',
    ],
  },
  {
    ...about,
    id: 'C2.es-hides-or-purges',
    signal: 'C2',
    category: 'C',
    level: 'RED',
    all: [
      [
        '(?:invento|invente|falsifico|falsee|maquillo|borro|escondo|oculto|miento con|miento en)(?: [^ |?,]{1,14}){0,3}? (?:glucemias?|glucosas|valores|registros?|lecturas|azucares|cuaderno|resultados|sensor)',
        '(?:me provoco|me provoque|provocarme|me hago|inducirme) (?:el )?vomit[a-z]{1,3}|vomito (?:a proposito|despues de (?:comer|cenar|cada comida))|(?:tomo|uso|abuso de)(?: [^ |?,]{1,14}){0,2}? (?:laxantes|diureticos)(?: [^ |?,]{1,14}){0,4}? (?:adelgazar|peso|comer|bajar)|(?:atracon|atracones)(?: [^ |?]{1,14}){0,6}? (?:no me pongo|sin ponerme|sin insulina|vomit[a-z]{1,3})',
      ],
    ],
    unless: ['para siempre en recuperacion|ya no (?:vomito|escondo)|escondite|estrenimiento'],
    positive: [
      'Invento las glucemias antes de la consulta',
      'me provoco el vómito después de cenar',
      'atracón anoche y no me pongo nada',
      'tomo laxantes para bajar de peso',
    ],
    negative: [
      'El sensor borra las lecturas viejas solo',
      'Vomité por el pescado',
      'Ya no escondo los valores a mi familia',
    ],
  },
  {
    ...about,
    id: 'D1.es-rationing',
    signal: 'D1',
    category: 'D',
    level: 'RED',
    all: [
      [
        '(?:racion(?:o|ando|e|ar)|estir(?:o|ando|ar)|rindo|hago rendir|haciendo rendir|rendir|economiz(?:o|ando)|ahorr(?:o|ando))(?: [^ |?,]{1,14}){0,3}? (?:insulina|lapiceras?|plumas?|lapiz)|no (?:me|nos|le) dan(?: [^ |?,]{1,14}){0,4}? insulina',
        '(?:me pongo|poniendome|estoy poniendo|le pongo|me inyecto|me aplico|uso|usando)(?: [^ |?,]{1,14}){0,3}? (?:la mitad|media dosis|menos)(?: [^ |?]{1,14}){0,8}? (?:dure|durar|alcance|alcanza|dinero|plata|pagar|cobro|cobre|quincena|cara|fin de mes)|no (?:puedo|podemos|me alcanza para|nos alcanza para|tengo (?:dinero|plata) para|tenemos (?:dinero|plata) para) (?:pagar |comprar |costear )?(?:la |mi |su )?(?:insulina|lantus|tresiba|humalog|novorapid)|(?:uso|usando|me pongo)(?: [^ |?,]{1,14}){0,2}? insulina (?:vencida|caducada|pasada)',
      ],
    ],
    deaf: ['negated'],
    unless: ['hace (?:dos|tres|\\d{1,2}) anos|ley|gobierno|firm(?:a|en)|fondo de ayuda|energia|bateria'],
    positive: [
      'Estoy racionando la insulina hasta que cobre',
      'me pongo la mitad para que me dure hasta fin de mes',
      'no me alcanza para la insulina',
      'uso insulina vencida xq no hay otra',
    ],
    negative: [
      'Firmen: nadie debe racionar insulina por el gobierno',
      'Ahorro batería en la bomba de insulina... ahorro energía',
      'Hace 12 años racionaba insulina, hoy no',
    ],
  },
  {
    ...about,
    id: 'D2.es-medicine-traded',
    signal: 'D2',
    category: 'D',
    level: 'RED',
    all: [
      [
        '(?:vendo|compro|regalo|cambio|intercambio|ofrezco|me sobra[n]?|a (?:quien|alguien) le sobr(?:a|e|en)|alguien (?:me )?(?:vende|regala|tiene|pasa|dona)|quien (?:me )?(?:vende|regala))(?: [^ |?,]{1,14}){0,4}? (?:insulinas?|lantus|tresiba|humalog|novorapid|ozempic|metformina|glucagon|plumas de insulina|saxenda|mounjaro)',
      ],
    ],
    unless: [
      'cambio (?:de|el|la|mi)|experiencia|opinion|informacion|dudas|receta medica de|alergia|nevera|estuche|pegatinas?',
    ],
    positive: [
      'Vendo insulina lantus sin abrir, manden mensaje',
      'alguien me vende ozempic sin receta?',
      '¿A quién le sobra una pluma de tresiba? a quien le sobre tresiba',
    ],
    negative: [
      '¿Alguien tiene experiencia con tresiba?',
      'Regalo pegatinas para el sensor',
      'Cambio de lantus a tresiba la semana que viene',
    ],
  },
  {
    ...about,
    id: 'E1.es-withheld',
    signal: 'E1',
    category: 'E',
    level: 'RED',
    all: [
      [
        '(?:me|le) (?:esconde[n]?|escondio|quita[n]?|quito|guarda[n]?|niega[n]?)(?: [^ |?,]{1,14}){0,3}? (?:insulina|glucosa|comida|pastillas|sensor|plumas?|jugo|zumo|azucar|documentos|papeles|pasaporte|dinero|plata)|no (?:me|le) deja[n]? (?:ponerme|ponerse|inyectarme|comer|ir al (?:medico|hospital)|comprar la insulina|medirme|llamar)|controla (?:mi|toda mi) (?:insulina|comida|medicacion|plata|dinero)|(?:me amenaza|me amenazo) con (?:quitarme|denunciarme|deportarme|migracion|los papeles)',
      ],
    ],
    deaf: ['negated'],
    unless: ['el gato|el perro|la app|el seguro no|aeropuerto|en broma|mi hijo pequeno|el apetito|el hambre'],
    positive: [
      'Mi marido me esconde la insulina cuando se enoja',
      'mi mamá me quita la comida de castigo',
      'no me deja ponerme la insulina',
      'me amenaza con migración si me voy',
    ],
    negative: ['El gato me esconde los sensores', 'El café me quita el hambre', 'La app no me deja comer tranquila'],
  },
  {
    ...about,
    id: 'E2.es-violence-now',
    signal: 'E2',
    category: 'E',
    level: 'CRISIS',
    all: [
      [
        '(?:me|nos|la|lo) (?:esta|estan) (?:pegando|golpeando|ahorcando|lastimando|maltratando)|(?:esta|estan) (?:rompiendo|golpeando|pateando|tirando|aporreando|tirando abajo|echando abajo) la puerta|no salgo viv[oa]|no salimos viv[oa]s|(?:tiene|agarro|saco|viene con) un (?:cuchillo|arma|machete)|(?:tiene|agarro|saco|viene con) una (?:pistola|navaja)|(?:me|nos) (?:va|quiere) a? ?matar(?! (?:de|si|cuando se entere|el medico|mi endocrino))|(?:dice|dijo) que (?:me|nos) (?:va a matar|mata)|me (?:acaba de|acabo de) (?:pegar|golpear)|me pego (?:hoy|anoche|otra vez|ahora|recien|hace un rato)|estoy encerrad[oa]{g6} (?:miedo|golpe[a-z]{1,5}|puerta|el)',
      ],
    ],
    deaf: ['negated'],
    unless: [
      'pelicula|serie|de risa|videojuego|cocina|hace (?:dos|tres|\\d{1,2}) anos|torta|jamon|esta dieta|cuando (?:vea|se entere|lo sepa)|me pego un susto|la gripe|el resfriado|ladrido',
    ],
    positive: [
      'me está pegando, ayuda',
      'Está rompiendo la puerta y tengo miedo',
      'tiene un cuchillo y estoy en el baño con los niños',
      'dice que me va a matar',
    ],
    negative: [
      'Mi endocrino me va a matar cuando vea la glicada',
      'En la serie tiene un cuchillo',
      'La gripe me pegó otra vez',
    ],
  },
  {
    ...about,
    id: 'E3.es-child-without-care',
    signal: 'E3',
    category: 'E',
    level: 'CRISIS',
    all: [
      ['hij[oa]|hermanit[oa]|nin[oa]s?|bebe|niet[oa]|sobrin[oa]|abuel[oa]|mi (?:mama|papa|madre|padre)'],
      [
        '(?:nadie (?:le )?(?:ha puesto|puso|pone|da)|no (?:le )?(?:han puesto|ponen|pusieron|quieren poner|quiere poner|dan))(?: [^ |?,]{1,14}){0,3}? insulina|(?:lleva|esta)(?: [^ |?,]{1,14}){0,4}? sin (?:ponerle |darle )?(?:su |la )?insulina|(?:lo|la) dejaron sol[oa](?: [^ |?,]{1,14}){0,4}? (?:sin|con) (?:insulina|comer)',
      ],
    ],
    within: 1,
    deaf: ['negated'],
    unless: ['luna de miel|tipo 2|en remision|hace (?:dos|tres|\\d{1,2}) anos|perr[oa]'],
    positive: [
      'Nadie le ha puesto la insulina a mi hermanito desde ayer',
      'mi hija lleva dos días sin insulina, su padre no quiere',
      'En el asilo no le ponen la insulina a mi abuela',
    ],
    negative: [
      'Mi hijo lleva seis meses sin insulina por la luna de miel',
      'A mi hija le ponen la insulina en el cole',
      'Mi abuela con tipo 2 está sin insulina desde siempre',
    ],
  },
  {
    ...about,
    id: 'E4.es-sexual-approach',
    signal: 'E4',
    category: 'E',
    level: 'RED',
    all: [
      [
        '(?:mandame|enviame|pasame|me pide|me pidio|me esta pidiendo|quiere que le mande)(?: [^ |?,]{1,14}){0,3}? (?:fotos? (?:tuyas?|mias?|desnud[ao]s?|sin ropa|intimas?|en ropa interior|hot)|nudes|packs?|videos? (?:intimos?|desnud[oa]))|(?:cuantos anos tienes|que edad tienes)(?: [^ |?]{1,14}){0,8}? (?:novio|guapa|linda|bonita|whatsapp|telegram|privado|secreto)|(?:no se lo digas|no le digas) a (?:tus padres|tu mama|nadie){g6} (?:fotos?|whatsapp|secreto|vernos|quedamos)|me (?:toca|toco|manosea|manoseo|obliga a)(?: [^ |?,]{1,14}){0,3}? (?:sin|sexo|abajo|cuerpo|partes|besar)',
      ],
    ],
    deaf: ['other person'],
    unless: ['sensor|plato|comida|receta|glucometro|bomba|la app'],
    positive: [
      'Mándame fotos tuyas por privado',
      'un señor del grupo me pide nudes',
      '¿Qué edad tienes linda? pásame tu whatsapp',
    ],
    negative: [
      'Mándame fotos tuyas con el sensor puesto para el mural',
      'Me pide la app una foto del plato',
      '¿Qué edad tienes? Pregunta para la encuesta',
    ],
  },
  {
    ...about,
    id: 'F1.es-tells-others',
    signal: 'F1',
    category: 'F',
    level: 'RED',
    all: [
      [
        '(?:subele|subite|subete|ponte|ponete|pongase|metele|metete|inyectate|aplicate|bajale|bajate|quitale|doblale|duplica)(?: [^ |?,]{1,14}){0,4}? (?:\\d{1,3}|g:[a-z0-9]{2,6}|n:[a-z0-9]{2,6}|ocho|diez|veinte|cinco|el doble|otra dosis|unidades)(?: [^ |?,]{1,14}){0,3}?(?: (?:unidades|mas|de (?:rapida|lenta|insulina|basal)|u))',
        '(?:deja|dejen|dejate|suspende|suspendan|abandona|tira|no te pongas|no se pongan|no uses|olvidate de|no tomes|no necesitas)(?: [^ |?,]{1,10}){0,3}? (?:insulina|metformina|basal|medicacion|pastillas|lantus)(?! (?:caducada|vencida|en|fuera|fria|al sol|caliente))|no (?:le )?hagas caso a tu (?:medico|endocrino|doctora?|enfermera)',
      ],
    ],
    deaf: ['negated', 'other person'],
    unless: [
      'mi (?:endocrino|medico|doctora|enfermera) me (?:dijo|mando)|en la nevera|preguntale|consulta|nunca dejes|le dijo|dicen que',
    ],
    positive: [
      'Súbele 8 unidades y no le hagas caso a tu enfermera',
      'deja la insulina una semana y verás',
      'ponte 10 más de rápida y listo',
      'no necesitas insulina, es un negocio',
    ],
    negative: [
      'Nunca dejes la insulina sin hablar con tu médico',
      'Deja la insulina en la nevera',
      'Mi médico me dijo: ponte 10 unidades de lenta',
    ],
  },
  {
    ...about,
    id: 'F2.es-cure',
    signal: 'F2',
    category: 'F',
    level: 'RED',
    all: [
      [
        '(?:cura|curo|curar|curamos|revierte|elimina|adios a)(?: [^ |?,]{1,14}){0,3}? (?:la |tu )?diabetes(?: [^ |?]{1,14}){0,10}? (?:te|hierba|capsulas|producto|jugo|gotas|escribeme|escribanme|inbox|whatsapp|link|enlace|precio|vendo|compra|dias|natural|tratamiento|suplemento)|(?:te|hierba|capsulas|producto|jugo|gotas|suplemento)(?: [^ |?,]{1,14}){0,4}? (?:que )?(?:cura|revierte|elimina) (?:la |tu )?diabetes',
        '(?:toma|tomen|tomate|bebe|tomar|beban)(?: [^ |?,]{1,14}){0,4}? (?:cloro|lejia|dioxido de cloro|mms|cds|bicarbonato|vinagre|agua oxigenada)(?: [^ |?]{1,14}){0,6}? (?:cetonas|azucar|diabetes|insulina|curar?|bajar)',
      ],
    ],
    deaf: ['negated', 'other person'],
    unless: [
      'no cura|mentira|estafa|falso|bulo|mito|peligroso|nunca tomes|no tomes|ojala|algun dia|investigacion|cientificos',
    ],
    positive: [
      'Este té cura la diabetes en 30 días, escríbeme',
      'tomen dióxido de cloro para bajar el azúcar',
      'Curo tu diabetes con producto natural, inbox',
    ],
    negative: [
      'Ese té no cura la diabetes, es estafa',
      'Ojalá algún día se cure la diabetes',
      'Es un mito que el vinagre baje el azúcar, nunca tomes cloro',
    ],
  },
  {
    ...about,
    id: 'I2.es-threat',
    signal: 'I2',
    category: 'I',
    level: 'RED',
    all: [
      [
        'te voy a (?:matar|encontrar|buscar|partir|romper|reventar|hacer (?:dano|pagar))(?! (?:un|el|la|de risa|en el|tu))|te (?:mato|parto la cara|rompo la cara|reviento)|se (?:donde|en que calle) (?:vives|trabajas|vivis)|(?:ya )?(?:veras|vas a ver) cuando te (?:encuentre|agarre)|cuidate la espalda|vas a pagar(?:lo|la)?(?= [|,] | por (?:esto|lo que))|voy a (?:ir|pasar) por (?:tu casa|ti)',
      ],
    ],
    deaf: ['other person', 'negated'],
    unless: ['a besos|jaja|regalo|abrazo|la cena|la cuenta|de risa|a tomar|cafe'],
    positive: ['Te voy a encontrar y vas a ver', 'sé dónde vives', 'te parto la cara si vuelves a escribir'],
    negative: ['Te voy a buscar un café, jaja', 'Te mato a besos por ese sensor', 'Vas a pagar la cena'],
  },
];
