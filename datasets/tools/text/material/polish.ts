import { material } from './material.ts';

/** Polish. */
export const polish = material(
  {
    short: `
      Tak.
      Nie.
      Dobrze.
      Czekaj.
      Naprawdę?
      Jasne.
      Jeszcze nie.
      Dziękuję.
      Chodź.
      Dobranoc.
      Wiem.
      Czemu nie?
      Słucham?
      Nieważne.
    `,
    sentences: `
      Usiądź.
      Kto tam?
      Przykro mi.
      Pokaż mi to.
      Gdzie ona jest?
      Jest za późno.
      Co się stało?
      Zamknij drzwi.
      Nie mogę spać.
      On nie przyjdzie.
      Daj mi minutę.
      Dzwoniłeś do niej?
      To nie jest śmieszne.
      Zrobiłam kawę.
      Powinniśmy wracać do domu.
      Jadłeś już kolację?
      Nikt mi o tym nie mówił.
      Pociąg się spóźnił.
      Czy to twój brat?
      Myślałam, że wyjechałeś.
      Jesteś do niego podobna.
      Mogę cię o coś zapytać?
      Zostawiłem klucze na górze.
      Nie mamy dużo czasu.
      Nie zapomnij o chlebie.
      To był dom mojej matki.
      Nigdy mnie nie słuchasz.
      Ktoś tu był zeszłej nocy.
      Przyjadę po ciebie o ósmej.
      Mówiła, że wróci.
      Co robisz jutro?
      Nie śpię od poniedziałku.
      Wiosną sprzedali łódkę.
      Powiedz siostrze, że kolacja gotowa.
      Obiecałeś mi, że tam nie pójdziesz.
      Każdego lata tu pływaliśmy.
      Nie pamiętam już jego twarzy.
      Na stole leży list do ciebie.
      Jeśli wyjdziesz teraz, zdążysz na prom.
      Tę kuchnię zbudował mój ojciec.
      Wyszedł i nie powiedział ani słowa.
      Chciałem tylko wiedzieć, czy nic ci nie jest.
      Sąsiedzi pytali o ciebie.
      Możesz zostać, jak długo chcesz.
      W tym mieście nic się nie ukryje.
      Miałam ci powiedzieć po ślubie.
      Ostatni autobus odjeżdża za dwadzieścia minut.
      Byliśmy tu szczęśliwi, prawda?
      Znalazłem to w kieszeni twojego płaszcza.
      Wzięła psa i pojechała nad jezioro.
    `,
    sounds: `
      trzask drzwi
      dzwoni telefon
      grzmot
      szczekanie psa
      śmiech w oddali
    `,
    signs: `
      KAPITANAT PORTU
      TRZY LATA WCZEŚNIEJ
      WSTĘP WZBRONIONY
      PERON 4
      ZIMĄ NIECZYNNE
    `,
  },
  'Napisy: Marta Zalewska',
);
