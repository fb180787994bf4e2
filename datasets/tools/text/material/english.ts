import { material } from './material.ts';

/** English, as spoken in the United States. */
export const english = material(
  {
    short: `
      Yes.
      No.
      Okay.
      Wait.
      Really?
      Of course.
      Not yet.
      Thank you.
      Come on.
      Good night.
      I know.
      Why not?
      Excuse me?
      Never mind.
    `,
    sentences: `
      Sit down.
      Who is it?
      I'm sorry.
      Let me see.
      Where is she?
      It's too late.
      What happened?
      Close the door.
      I can't sleep.
      He's not coming.
      Give me a minute.
      Did you call her?
      That's not funny.
      I made some coffee.
      We should go home.
      Have you eaten yet?
      Nobody told me that.
      The train was late.
      Is that your brother?
      I thought you'd left.
      You look just like him.
      Can I ask you something?
      I left my keys upstairs.
      We don't have much time.
      Don't forget the bread.
      It was my mother's house.
      You never listen to me.
      Somebody was here last night.
      I'll pick you up at eight.
      She said she would be back.
      What are you doing tomorrow?
      I haven't slept since Monday.
      They sold the boat in the spring.
      Tell your sister dinner is ready.
      You promised me you wouldn't go.
      We used to swim here every summer.
      I don't remember what he looked like.
      There's a letter for you on the table.
      If you leave now, you'll catch the ferry.
      My father built this kitchen himself.
      He walked out and never said a word.
      I only wanted to know if you were all right.
      The neighbors have been asking about you.
      You can stay as long as you need to.
      Nobody in this town can keep a secret.
      I was going to tell you after the wedding.
      The last bus leaves in twenty minutes.
      We were happy here, weren't we?
      I found this in the pocket of your coat.
      She took the dog and drove to the lake.
    `,
    sounds: `
      door slams
      phone ringing
      thunder rumbling
      dog barking
      laughter in the distance
      engine starts
    `,
    signs: `
      HARBOR OFFICE
      THREE YEARS EARLIER
      NO ENTRY
      PLATFORM 4
      CLOSED FOR THE WINTER
    `,
  },
  'Subtitles: Dana Whitfield',
);
