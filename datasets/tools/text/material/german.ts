import { material } from './material.ts';

/** German, with a few of its long compounds. */
export const german = material(
  {
    short: `
      Ja.
      Nein.
      Gut.
      Warte.
      Wirklich?
      Natürlich.
      Noch nicht.
      Danke.
      Na los.
      Gute Nacht.
      Ich weiß.
      Warum nicht?
      Wie bitte?
      Schon gut.
    `,
    sentences: `
      Setz dich.
      Wer ist da?
      Es tut mir leid.
      Lass mal sehen.
      Wo ist sie?
      Es ist zu spät.
      Was ist passiert?
      Mach die Tür zu.
      Ich kann nicht schlafen.
      Er kommt nicht.
      Gib mir eine Minute.
      Hast du sie angerufen?
      Das ist nicht lustig.
      Ich habe Kaffee gemacht.
      Wir sollten nach Hause gehen.
      Hast du schon gegessen?
      Das hat mir niemand gesagt.
      Der Zug hatte Verspätung.
      Ist das dein Bruder?
      Ich dachte, du wärst weg.
      Du siehst ihm so ähnlich.
      Darf ich dich etwas fragen?
      Mein Schlüssel liegt oben.
      Wir haben nicht viel Zeit.
      Vergiss das Brot nicht.
      Das war das Haus meiner Mutter.
      Du hörst mir nie zu.
      Gestern Nacht war jemand hier.
      Ich hole dich um acht ab.
      Sie wollte doch wiederkommen.
      Was machst du morgen?
      Ich habe seit Montag nicht geschlafen.
      Im Frühling haben sie das Boot verkauft.
      Sag deiner Schwester, das Essen ist fertig.
      Du hast mir versprochen, nicht hinzugehen.
      Hier sind wir jeden Sommer geschwommen.
      Ich weiß nicht mehr, wie er aussah.
      Auf dem Tisch liegt ein Brief für dich.
      Wenn du jetzt losgehst, schaffst du die Fähre.
      Diese Küche hat mein Vater gebaut.
      Er ging hinaus und sagte kein Wort.
      Ich wollte nur wissen, ob es dir gut geht.
      Die Nachbarn haben nach dir gefragt.
      Du kannst bleiben, solange du willst.
      In dieser Stadt bleibt nichts geheim.
      Ich wollte es dir nach der Hochzeit sagen.
      Der letzte Bus fährt in zwanzig Minuten.
      Wir waren hier glücklich, oder?
      Das lag in deiner Manteltasche.
      Wo ist die Wohnungsbesichtigungsbestätigung?
      Er ist jetzt Binnenschifffahrtskapitän.
      Frag bei der Aufenthaltsgenehmigungsstelle nach.
      Ohne Geschwindigkeitsbegrenzung wäre er schneller.
      Das steht in den Versicherungsbedingungen.
    `,
    sounds: `
      Tür knallt
      Telefon klingelt
      Donnergrollen
      Hund bellt
      Gelächter in der Ferne
    `,
    signs: `
      HAFENAMT
      DREI JAHRE ZUVOR
      ZUTRITT VERBOTEN
      GLEIS 4
      IM WINTER GESCHLOSSEN
    `,
  },
  'Untertitel: Jana Westphal',
);
