import { material } from './material.ts';

/** French, as spoken in France, with no-break spaces before its high punctuation. */
export const french = material(
  {
    short: `
      Oui.
      Non.
      D'accord.
      Attends.
      Vraiment ?
      Bien sûr.
      Pas encore.
      Merci.
      Allez.
      Bonne nuit.
      Je sais.
      Pourquoi pas ?
      Pardon ?
      Laisse tomber.
    `,
    sentences: `
      Assieds-toi.
      Qui est là ?
      Je suis désolé.
      Fais voir.
      Où est-elle ?
      C'est trop tard.
      Qu'est-ce qui s'est passé ?
      Ferme la porte.
      Je n'arrive pas à dormir.
      Il ne viendra pas.
      Donne-moi une minute.
      Tu l'as appelée ?
      Ce n'est pas drôle.
      J'ai fait du café.
      On devrait rentrer.
      Tu as déjà mangé ?
      Personne ne me l'a dit.
      Le train avait du retard.
      C'est ton frère ?
      Je te croyais parti.
      Tu lui ressembles tellement.
      Je peux te poser une question ?
      J'ai laissé mes clés là-haut.
      On n'a pas beaucoup de temps.
      N'oublie pas le pain.
      C'était la maison de ma mère.
      Tu ne m'écoutes jamais.
      Quelqu'un est venu hier soir.
      Je passe te prendre à huit heures.
      Elle a dit qu'elle reviendrait.
      Tu fais quoi demain ?
      Je n'ai pas dormi depuis lundi.
      Ils ont vendu le bateau au printemps.
      Dis à ta sœur que le dîner est prêt.
      Tu m'avais promis de ne pas y aller.
      On nageait ici tous les étés.
      Je ne me souviens plus de son visage.
      Il y a une lettre pour toi sur la table.
      En partant maintenant, tu auras le bac.
      C'est mon père qui a construit cette cuisine.
      Il est sorti sans dire un mot.
      Je voulais juste savoir si tu allais bien.
      Les voisins ont demandé de tes nouvelles.
      Tu peux rester aussi longtemps que tu veux.
      Dans cette ville, tout finit par se savoir.
      J'allais te le dire après le mariage.
      Le dernier bus part dans vingt minutes.
      On était heureux ici, non ?
      J'ai trouvé ça dans la poche de ton manteau.
      Elle a pris le chien et roulé jusqu'au lac.
    `,
    sounds: `
      une porte claque
      sonnerie de téléphone
      grondement de tonnerre
      aboiements
      rires au loin
    `,
    signs: `
      CAPITAINERIE
      TROIS ANS PLUS TÔT
      ENTRÉE INTERDITE
      QUAI 4
      FERMÉ POUR L'HIVER
    `,
  },
  'Sous-titres : Claire Vasseur',
);
