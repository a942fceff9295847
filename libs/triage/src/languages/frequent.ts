/** A language the guess knows by name; "other" is one it can only tell from these. */
export type LanguageCode = 'en' | 'es' | 'pl' | 'ro' | 'pt' | 'it' | 'fr' | 'de' | 'ar' | 'ur' | 'pa' | 'other';

/** In words for staff. */
export const languageNames: Readonly<Record<LanguageCode, string>> = {
  en: 'English',
  es: 'Spanish',
  pl: 'Polish',
  ro: 'Romanian',
  pt: 'Portuguese',
  it: 'Italian',
  fr: 'French',
  de: 'German',
  ar: 'Arabic',
  ur: 'Urdu',
  pa: 'Punjabi',
  other: 'another language',
};

/**
 * Small words that many sentences of a language have, and the first words of distress, folded as `foldWord` does. A word
 * in several lists counts a part for each, so a list needs no care about its neighbours.
 */
export const frequent: Readonly<Partial<Record<LanguageCode, string>>> = {
  en:
    'the a an and or but if so to of in on at for from with without by as is am are was were be been being it its this that these those there here i im ive id me my mine you your yours ' +
    'he she him her his hers they them their we us our who what when where why how which not no nor dont doesnt didnt isnt wasnt cant cannot couldnt wont wouldnt have has had having do does did done ' +
    'will would can could should shall may might must get got getting go going gone went come came just now then than too very really all any some more most much many one two out up down over under ' +
    'about after before again back off only also still even ever never because while through into like know think feel want need say said says see make take day night today tonight tomorrow time ' +
    'people help please thanks thank yes yeah ok okay lol hi hello hey morning good bad well new last first been low high sugar insulin die dead hot main sale son dos come pour chat nun man so war lo hi ' +
    'mate food tea clinic week friday monday weekend pump sensor reading thought everyone someone anyone told nobody something nothing life kids night hope love fine tired alone scared blood test home work school doctor nurse put per plan normal total super real area central original animal hospital final control error mental general natural via media data era extra ' +
    'formula idea agenda visa villa salsa taco casa sera plus menu cafe ai con pro non ma pa da de la le les des du en et au un una il mi si se te tu no me can man met door of over wat in is was hand',
  es:
    'el la los las un una unos unas lo al del de que y e o u pero porque porq xq pq si no ni ya muy mas menos tan tanto mi mis tu tus su sus yo el ella ellos ellas nosotros ustedes usted vos vosotros me te se nos os le les ' +
    'es soy eres sos somos son fue era eran esta estoy estas estamos estan estaba tengo tienes tiene tenes tenemos tenia hay habia he has ha hemos han puedo puedes puede podes podia quiero quieres queres quiere quieren queria ' +
    'voy vas va vamos van hago hace hacer hizo hecho dijo dice digo se ser estar tener con sin por para sobre desde hasta entre cuando donde como quien cual esto este esta eso ese esa aqui ahi alli aca alla hoy ahora ayer manana noche dia ' +
    'siempre nunca jamas tambien tampoco todo todos toda todas nada nadie algo alguien otro otra mismo bien mal mejor peor gracias hola adios ayuda ayudame ayudenme favor por tb tmb vez veces ano anos hijo hija madre padre mama papa gente casa vida ' +
    'azucar insulina glucosa glucemia morir morirme muero matarme mato suicidarme suicidio vivir dormir cortarme vomitando vomito respirar cetonas pastillas dolor miedo solo sola siento creo quisiera quiza estuve tuve mucho mucha muchos muchas pues entonces asi aunque despues antes tengan encuentro ' +
    'despierta responde medico hambre cabeza nino nina marido mujer mismo jaja jajaja buenos buenas',
  pl:
    'i w z na nie sie jest to ze do jak co tak ale za od po o u ja ty on ona my wy oni mnie mi cie ci go jej ich nas was mam masz ma mamy macie maja jestem jestes sa byl byla bylo bede bedzie byc moge mozesz moze mozna chce chcesz chcial chcialabym chcialbym ' +
    'juz tylko tez jeszcze bardzo dla przez przed pod nad przy bez kiedy gdzie dlaczego bo czy ktory ktora ktore ten ta te tego tej tym tych moj moja moje mojego mojej swoj twoj wszystko nic nikt ktos cos zawsze nigdy teraz dzis dzisiaj jutro wczoraj dzien noc ' +
    'dobrze zle prosze dziekuje czesc pomoc pomocy pomozcie zyc zyje umrzec umieram zabic smierc insulina insuliny insuline cukier cukru cukrzyca cukrzyce moj syn corka maz zona mama tata lekarz szpital boje sama sam dom dziecko wiem robic zrobic musze trzeba ludzie czuje',
  ro:
    'si in la de cu pe nu este e sunt esti suntem am ai a au avem fost fi sa ca care ce cum cand unde dar sau daca mai foarte doar din pentru prin dupa pana fara despre intre eu tu el ea noi voi ei ele mine tine imi iti isi ma te se ne va mi ti meu mea mei mele tau ' +
    'lui lor un o unui unei acest aceasta asta acum azi maine ieri noapte noaptea zi ziua bine rau nimic nimeni cineva ceva tot toate toti totul niciodata mereu deja inca vreau vrei vrea pot poti poate stiu stie fac face simt cred trebuie multumesc buna ajutor ajutati ajutatima ' +
    'rog mor moara moare viata traiesc traiasca omor omoara sinucid insulina glicemia zahar zaharul diabet copilul mama tata sotul sotia fiica fiul doctor spital respir vomit singura singur oameni multi asa atunci',
  pt:
    'o a os as um uma uns umas de do da dos das em no na nos nas ao aos e ou mas que se nao sim ja muito muita mais menos tao para pra pro por pelo pela com sem sobre ate desde entre eu tu voce vc voces ele ela eles elas nos me te lhe meu minha meus minhas seu sua seus suas ' +
    'isso isto esse essa este esta aquele aqui ali la hoje agora ontem amanha noite dia sempre nunca tambem tb nada ninguem alguem tudo todos toda todas bem mal melhor pior sou es somos sao foi era estou ta to esta estamos estao tenho tens tem temos tinha ha posso pode podes ' +
    'quero quer queres queria vou vai vamos vao fazer faz fiz ser estar ter quando onde como porque pq quem qual obrigado obrigada oi ola ajuda socorro morrer morro matar vida viver filho filha mae pai marido mulher insulina acucar glicose glicemia respirar vomitando cetonas sinto acho gente dor medo sozinho sozinha ' +
    'consigo consegue mesmo ainda depois antes entao assim',
  it:
    'il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella con su sul sulla per tra fra e o ma che chi cui non si no piu meno molto molta cosi anche ancora gia io tu lui lei noi voi loro mi ti ci vi ne mio mia miei mie tuo tua suo sua ' +
    'questo questa questi quello quella sono sei siamo siete e era ero stato stata ho hai ha abbiamo avete hanno avere essere posso puoi puo voglio vuoi vuole vorrei faccio fa fare vado va andare sto stai sta stiamo quando dove come perche quanto cosa oggi adesso ora ieri domani notte giorno sempre mai ' +
    'niente nulla nessuno qualcuno tutto tutti tutta bene male meglio peggio grazie ciao aiuto aiutatemi aiutami morire muoio uccidermi ammazzarmi vita vivere figlio figlia madre padre mamma marito moglie insulina glicemia zucchero respirare respiro vomito vomitando chetoni sento credo paura solo sola poi quindi pero senza',
  fr:
    'le la les un une des du de d l au aux et ou mais que qui quoi dont ne pas plus jamais rien personne tout tous toute toutes je j tu il elle on nous vous ils elles me te se lui leur moi toi mon ma mes ton ta tes son sa ses notre votre ce cet cette ces ca cest jai est suis es sommes etes sont etait etais ai as a avons avez ont avoir etre ' +
    'peux peut pouvez veux veut voulez voudrais vais va vont fais fait faire dans sur sous avec sans pour par chez entre depuis quand ou comment pourquoi parce si tres trop bien mal aussi encore deja toujours ici la maintenant aujourdhui hier demain nuit jour soir merci bonjour salut aide aidez secours svp ' +
    'mourir mort tuer vie vivre fils fille mere pere maman mari femme insuline sucre glycemie respirer vomis vomir cetones sens crois peur seul seule alors donc cela meme apres avant quelquun',
  de:
    'der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass ob nicht kein keine keinen nie nichts niemand ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch mein meine meinen meinem meiner dein deine sein seine ihre ist bin bist sind seid war waren wird werden worden habe hab hast hat haben hatte kann ' +
    'kannst konnen muss will willst mochte soll mehr sehr auch noch nur schon immer wieder so wie was wer wo wann warum zu zum zur von vom mit ohne fur auf aus bei nach vor uber unter durch gegen um an am im in heute jetzt gestern morgen nacht tag gut schlecht alles alle danke hallo bitte hilfe leben sterben tot umbringen ' +
    'insulin zucker blutzucker unterzucker sohn tochter mutter vater mann frau angst allein gerade hier dort dann denn doch mal weiss fuhle',
  ar:
    'في من على الى عن مع هذا هذه ذلك التي الذي ما لا لم لن انا انت هو هي نحن هم كان كانت يكون ليس هل كيف متى اين لماذا ماذا كل بعض جدا الان اليوم غدا امس الليلة يا او و ثم لكن لان اذا بعد قبل عند عندي لي لك له شكرا مرحبا السلام عليكم الله ' +
    'اريد ابي بدي عايز عاوز مش مو مافي فيه شو ايش ليش ابني بنتي امي ابي زوجي زوجتي السكر السكري انسولين الانسولين موت اموت حياتي ساعدوني مساعدة والله كثير كتير احس اشعر',
  ur:
    'ہے ہیں ہوں ہو تھا تھی تھے میں مجھے میرا میری میرے ہم ہمیں آپ تم وہ یہ اس ان کا کی کے کو سے پر تک نے نہیں نہ کیا کیوں کب کہاں کیسے کون جو جب اگر لیکن اور یا بھی بہت اب آج کل رات دن سب کچھ کوئی کر کرنا کرتا کرتی رہا رہی رہے گا گی گے چاہتا چاہتی سکتا سکتی ' +
    'ہوگیا گیا گئی دو مدد شکریہ انسولین شوگر مرنا جینا زندگی موت بیٹا بیٹی امی شوہر بیوی ڈاکٹر ہسپتال ' +
    'mujhe mera meri mere hai hain hoon hun ho tha thi nahi nahin kya kyun kyon kab kahan kaise aur lekin bhi bahut bohat ab aaj kal raat sab kuch koi karna karta karti raha rahi gaya gayi chahta chahti sakta sakti marna jeena zindagi maut madad shukriya bachao yaar aap tum woh yeh mein dar lag lagta samajh khud khudkushi apni apne',
  pa:
    'ਹੈ ਹਨ ਹਾਂ ਸੀ ਮੈਂ ਮੈਨੂੰ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਤੁਸੀਂ ਤੂੰ ਉਹ ਇਹ ਦਾ ਦੀ ਦੇ ਨੂੰ ਤੋਂ ਤੇ ਵਿੱਚ ਨਾਲ ਨਹੀਂ ਕੀ ਕਿਉਂ ਕਦੋਂ ਕਿੱਥੇ ਅਤੇ ਪਰ ਵੀ ਬਹੁਤ ਹੁਣ ਅੱਜ ਕੱਲ੍ਹ ਰਾਤ ਸਭ ਕੁਝ ਕੋਈ ਕਰ ਰਿਹਾ ਰਹੀ ਗਿਆ ਮਦਦ ਮਰਨਾ ' +
    'mainu menu meinu mera meri mere tusi tuhanu tenu assi sanu oh eh da di nu nal vich wich nahi nai kyon kithe kado hor bahut bohat hun ajj kal raat sab kujh koi karda kardi reha rehi geya gayi chahunda chaunda chahundi chaundi sakda sakdi marna jeona jina zindagi madad bachao haan hain haiga ae aa veere paaji puttar khudkushi',
  other:
    'het een niet ik jij hij zij wij maar ook nog naar voor geen heb hebt heeft zijn mijn jouw deze dit dat wat waar moet kan wil niemand altijd nooit ' +
    'bir ve bu icin degil cok ben sen ama gibi daha var yok ne nasil her sey benim bana seni olarak kadar ' +
    'mae yn yr ac ond ddim wedi dw i fy mi rydw chi nid oes ' +
    'waa iyo oo ku ka ma waxaan aan laakiin ' +
    'och att det som jag inte har med men ikke jeg og er ' +
    'nem egy es az hogy vagy nagyon en vagyok ' +
    'ang ng sa mga ako hindi ko na ay po ',
};

/** Languages with rules of their own; of the others only crisis words are known. */
export const readByRules: ReadonlySet<LanguageCode> = new Set(['en', 'es']);
