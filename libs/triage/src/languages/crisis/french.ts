import { draftList, type CrisisList } from './list.js';

export const french: CrisisList = {
  language: 'fr',
  phrases: {
    'wish to die':
      'je veux mourir | je voudrais mourir | envie de mourir | je veux me tuer | je vais me tuer | je vais me suicider | je veux me suicider | envie de me suicider | me foutre en l’air | je ne veux plus vivre | je veux plus vivre | j’ai plus envie de vivre | plus envie de vivre | mettre fin à mes jours | en finir avec la vie | je veux en finir | je vais en finir | me pendre | je veux crever | envie de crever | plus la force de vivre',
    goodbye:
      'adieu à tous | adieu à toutes | c’est mon dernier message | demain je ne serai plus là | quand vous lirez ça | quand vous lirez ceci',
    unresponsive:
      'je n’arrive plus à respirer | j’arrive plus à respirer | je ne peux plus respirer | je peux pas respirer | ne respire plus | respire plus | est inconscient | est inconsciente | a perdu connaissance | ne se réveille pas | ne se réveille plus | se réveille pas | n’arrive pas à le réveiller | n’arrive pas à la réveiller',
    overdose:
      'trop d’insuline | toute mon insuline | toute l’insuline | overdose d’insuline | surdose d’insuline | j’ai pris tous les cachets | j’ai avalé tous les comprimés | j’ai pris tous mes médicaments',
    ill: 'je vomis et j’ai des cétones | beaucoup de cétones | cétones très hautes | je n’arrête pas de vomir | j’arrête pas de vomir | n’arrête pas de vomir | plus d’insuline | je n’ai pas d’insuline',
    violence:
      'il me frappe | il me tape | est en train de me frapper | il va me tuer | il veut me tuer | menace de me tuer',
    help: 'aidez-moi | aide-moi s’il te plaît | à l’aide | au secours | que quelqu’un m’aide | appelez une ambulance | appelez le samu | appelez les pompiers',
  },
  idioms:
    'envie de mourir de rire | envie de mourir de faim | envie de mourir de honte | à l’aide de | à l’aide d’un | à l’aide d’une | à l’aide du | à l’aide des | je vais me tuer à la tâche | plus d’insuline que | un peu plus d’insuline',
  ...draftList,
  positive: [
    'Je n’en peux plus, je veux mourir',
    'jai plus envie de vivre',
    'ma femme ne se réveille pas',
    "J'ai fait trop d'insuline hier soir",
    'aidez moi svp',
  ],
  negative: ['J’ai eu envie de mourir de rire', 'Bonjour, bonne glycémie ce matin'],
};
