/** What two people wrote to each other: the first line is by the one who began, then they take turns. */
export type Talk = { subject: string; lines: string[] };

export const englishTalks: Talk[] = [
  {
    subject: "Coffee on Thursday?",
    lines: ["I am in town on Thursday, from about ten. Would you have time for a coffee near the market?", "Gladly. Half past ten at the corner place, the one with the green door?", "Green door, half past ten. I will bring the book I owe you."],
  },
  { subject: "The spare key", lines: ["Did I leave the spare key of the hall with you after the last meeting?", "You did: it is on my kitchen shelf, next to the tea. I bring it on Saturday."] },
  {
    subject: "Minutes of the June meeting",
    lines: [
      "Here is what I have for June. Could you read the part on the budget? I am not sure that I caught the second figure.\n\n- hall: 420\n- posters: 65\n- coffee: do not ask",
      "It was 65 for posters and 40 for stamps. The rest is right, and very funny.",
      "Thank you. Stamps added, jokes kept.",
    ],
  },
  { subject: "Your talk on bread", lines: ["People still speak of your talk. Would you give it again in the autumn, for those who missed it?", "With pleasure, if somebody else brings the oven this time."] },
  { subject: "Lost glove", lines: ["A grey glove, left hand, was on the stairs after the concert. Yours?", "Mine! I had given up hope. Please keep it until Sunday."] },
  { subject: "Password of the projector", lines: ["The projector asks for a code again. Do you remember it?", "Four zeros. Really. I have suggested something better twice."] },
  { subject: "Can you proofread two pages?", lines: ["It is the newsletter again, two pages, no hurry before Friday.", "Send them over. I have an hour tonight.", "Sent. Be cruel.", "I was. Only three commas died."] },
  { subject: "Ride to the lake", lines: ["We are four and one car. If you drive too, everybody fits, with the boat.", "I drive. Meet at eight, at the station, on the side of the bicycles.", "Perfect. I bring sandwiches, no eggs, I remember."] },
  { subject: "Sunday’s choir", lines: ["Are the altos complete? I know somebody who would like to try.", "We are one short, so it comes at the right moment. Let her come at six, we warm up first."] },
  { subject: "That recipe", lines: ["You promised the recipe of the lemon cake.", "Three eggs, 200 g of sugar, 200 g of flour, 100 g of butter, two lemons. Forty minutes, not too hot, and do not open the door."] },
  { subject: "The old forum", lines: ["I found the archive of the old forum on a disk. 2003! Do we want it?", "Of course. If only to prove that I was right about the logo.", "You were not. But I will bring it."] },
  { subject: "Moving on the 14th", lines: ["Could you lend a hand on the 14th? Mostly books, one piano.", "Books yes. Piano: I know a man."] },
  { subject: "New neighbours", lines: ["The flat above is taken at last. They have a dog, and the dog has opinions.", "Invite them to the tribune. Opinions are welcome there."] },
  { subject: "About yesterday", lines: ["I was short with you on the tribune yesterday. It was a long day, and not your fault.", "No harm done. I had not even noticed, I was looking for the right smiley."] },
  { subject: "Photographs of the fair", lines: ["I have sixty photographs of the fair. Where shall they go?", "Choose ten. Sixty is a museum.", "Twelve, and I stop arguing."] },
];

export const frenchTalks: Talk[] = [
  {
    subject: "Un café jeudi ?",
    lines: ["Je passe en ville jeudi, vers dix heures. Tu aurais le temps pour un café près du marché ?", "Volontiers. Dix heures et demie, au coin, à la porte verte ?", "Porte verte, dix heures et demie. J’apporte le livre que je te dois."],
  },
  { subject: "La clé de la salle", lines: ["Est-ce que la clé de la salle est restée chez toi après la dernière réunion ?", "Oui, sur l’étagère de la cuisine, à côté du thé. Je l’apporte samedi."] },
  {
    subject: "Compte rendu de juin",
    lines: [
      "Voici ce que j’ai pour juin. Peux-tu relire la partie sur le budget ? Je ne suis pas sûre du deuxième chiffre.\n\n- salle : 420\n- affiches : 65\n- café : ne demande pas",
      "C’était 65 pour les affiches et 40 pour les timbres. Le reste est juste, et très drôle.",
      "Merci. Timbres ajoutés, plaisanteries gardées.",
    ],
  },
  { subject: "Ton atelier sur le pain", lines: ["On parle encore de ton atelier. Tu le referais à l’automne, pour ceux qui l’ont manqué ?", "Avec plaisir, si quelqu’un d’autre apporte le four cette fois."] },
  { subject: "Un gant perdu", lines: ["Un gant gris, main gauche, traînait dans l’escalier après le concert. Il est à toi ?", "À moi ! Je n’y croyais plus. Garde-le jusqu’à dimanche, s’il te plaît."] },
  { subject: "Le code du projecteur", lines: ["Le projecteur redemande un code. Tu t’en souviens ?", "Quatre zéros. Oui, vraiment. J’ai proposé mieux deux fois."] },
  { subject: "Relire deux pages ?", lines: ["C’est encore le bulletin : deux pages, rien ne presse avant vendredi.", "Envoie. J’ai une heure ce soir.", "C’est parti. Sois sans pitié.", "Je l’ai été. Trois virgules seulement ont péri."] },
  {
    subject: "Sortie au lac",
    lines: ["Nous sommes quatre pour une voiture. Si tu conduis aussi, tout le monde tient, barque comprise.", "Je conduis. Rendez-vous à huit heures à la gare, côté vélos.", "Parfait. J’apporte les sandwichs, sans œufs, je n’oublie pas."],
  },
  { subject: "La chorale de dimanche", lines: ["Les altos sont-elles au complet ? Je connais quelqu’un qui voudrait essayer.", "Il en manque une, cela tombe bien. Qu’elle vienne à six heures, on s’échauffe d’abord."] },
  { subject: "Cette recette", lines: ["Tu m’avais promis la recette du gâteau au citron.", "Trois œufs, 200 g de sucre, 200 g de farine, 100 g de beurre, deux citrons. Quarante minutes, four doux, et on n’ouvre pas la porte."] },
  { subject: "L’ancien forum", lines: ["J’ai retrouvé l’archive de l’ancien forum sur un disque. 2003 ! On la garde ?", "Évidemment. Ne serait-ce que pour prouver que j’avais raison pour le logo.", "Tu avais tort. Mais je l’apporte."] },
  { subject: "Déménagement le 14", lines: ["Tu pourrais donner un coup de main le 14 ? Surtout des livres, un piano.", "Les livres, oui. Le piano : je connais quelqu’un."] },
  { subject: "Nouveaux voisins", lines: ["L’appartement du dessus est enfin pris. Ils ont un chien, et le chien a des opinions.", "Invite-les à la tribune. Les opinions y sont bienvenues."] },
  { subject: "À propos d’hier", lines: ["J’ai été sec avec toi hier sur la tribune. La journée avait été longue, et tu n’y étais pour rien.", "Pas de mal. Je n’avais rien remarqué, je cherchais le bon totoz."] },
  { subject: "Les photos de la kermesse", lines: ["J’ai soixante photos de la kermesse. Où les mettre ?", "Choisis-en dix. Soixante, c’est un musée.", "Douze, et j’arrête de discuter."] },
];
