import { material } from './material.ts';

/** Finnish. */
export const finnish = material(
  {
    short: `
      Joo.
      Ei.
      Hyvä on.
      Odota.
      Ihanko totta?
      Tietysti.
      Ei vielä.
      Kiitos.
      Tule nyt.
      Hyvää yötä.
      Tiedän.
      Miksei?
      Anteeksi?
      Antaa olla.
    `,
    sentences: `
      Istu alas.
      Kuka siellä?
      Olen pahoillani.
      Anna kun katson.
      Missä hän on?
      On liian myöhäistä.
      Mitä tapahtui?
      Sulje ovi.
      En saa unta.
      Hän ei tule.
      Odota hetki.
      Soititko hänelle?
      Tuo ei ole hauskaa.
      Keitin kahvia.
      Meidän pitäisi lähteä kotiin.
      Oletko jo syönyt?
      Kukaan ei kertonut minulle.
      Juna oli myöhässä.
      Onko tuo veljesi?
      Luulin, että olit lähtenyt.
      Näytät ihan häneltä.
      Saanko kysyä jotain?
      Avaimet jäivät yläkertaan.
      Meillä ei ole paljon aikaa.
      Muista ostaa leipää.
      Se oli äitini talo.
      Et ikinä kuuntele minua.
      Joku oli täällä viime yönä.
      Haen sinut kahdeksalta.
      Hän lupasi tulla takaisin.
      Mitä teet huomenna?
      En ole nukkunut maanantain jälkeen.
      He myivät veneen keväällä.
      Sano siskollesi, että ruoka on valmista.
      Lupasit minulle, ettet mene sinne.
      Uimme täällä joka kesä.
      En enää muista hänen kasvojaan.
      Pöydällä on sinulle kirje.
      Jos lähdet nyt, ehdit lauttaan.
      Isäni rakensi tämän keittiön.
      Hän lähti sanomatta sanaakaan.
      Halusin vain tietää, oletko kunnossa.
      Naapurit ovat kyselleet sinusta.
      Voit jäädä niin pitkäksi aikaa kuin haluat.
      Tässä kaupungissa mikään ei pysy salassa.
      Aioin kertoa sinulle häiden jälkeen.
      Viimeinen bussi lähtee kahdenkymmenen minuutin päästä.
      Olimme täällä onnellisia, vai mitä?
      Löysin tämän takkisi taskusta.
      Hän otti koiran ja ajoi järvelle.
    `,
    sounds: `
      ovi paiskautuu
      puhelin soi
      ukkonen jyrisee
      koira haukkuu
      naurua kaukana
    `,
    signs: `
      SATAMATOIMISTO
      KOLME VUOTTA AIEMMIN
      PÄÄSY KIELLETTY
      LAITURI 4
      SULJETTU TALVEN AJAN
    `,
  },
  'Suomennos: Aino Rautala',
);
