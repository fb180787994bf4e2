import { material } from './material.ts';

/** Spanish, as spoken in Latin America. */
export const spanish = material(
  {
    short: `
      Sí.
      No.
      Ya voy.
      Claro.
      ¿De verdad?
      Espera.
      Gracias.
      Todavía no.
      Por favor.
      Ya lo sé.
      ¿Por qué no?
      Está bien.
      Buenas noches.
      Tranquila.
    `,
    sentences: `
      Siéntate.
      ¿Quién es?
      Lo siento.
      Déjame ver.
      ¿Dónde está?
      Ya es tarde.
      ¿Qué pasó aquí?
      Cierra la puerta.
      No puedo dormir.
      Él no va a venir.
      Dame un minuto.
      ¿La llamaste ayer?
      No tiene gracia.
      Te preparé un café.
      Vámonos a casa.
      ¿Ya cenaste?
      Nadie me dijo nada.
      El tren llegó tarde.
      ¿Ese es tu hermano?
      Pensé que te habías ido.
      Te pareces mucho a él.
      ¿Puedo preguntarte algo?
      Dejé las llaves arriba.
      No nos queda mucho tiempo.
      No te olvides del pan.
      Era la casa de mi madre.
      Nunca me escuchas.
      Anoche alguien estuvo aquí.
      Paso por ti a las ocho.
      Dijo que iba a volver.
      ¿Qué vas a hacer mañana?
      No he dormido desde el lunes.
      Vendieron la lancha en primavera.
      Avísale a tu hermana que ya está la cena.
      Me prometiste que no irías.
      Aquí nadábamos todos los veranos.
      Ya no me acuerdo de su cara.
      Hay una carta para ti en la mesa.
      Si sales ahora, alcanzas el barco.
      Mi papá construyó esta cocina.
      Se fue sin decir una sola palabra.
      Solo quería saber si estabas bien.
      Los vecinos han preguntado por ti.
      Puedes quedarte el tiempo que quieras.
      En este pueblo nadie sabe guardar un secreto.
      Te lo iba a contar después de la boda.
      El último autobús sale en veinte minutos.
      Fuimos felices aquí, ¿no?
      Encontré esto en el bolsillo de tu abrigo.
      Se llevó al perro y manejó hasta el lago.
    `,
    sounds: `
      portazo
      suena el teléfono
      truenos
      ladridos
      risas a lo lejos
    `,
    signs: `
      OFICINA DEL PUERTO
      TRES AÑOS ANTES
      PROHIBIDO EL PASO
      ANDÉN 4
      CERRADO POR INVIERNO
    `,
  },
  'Subtítulos: Inés Carranza',
);
