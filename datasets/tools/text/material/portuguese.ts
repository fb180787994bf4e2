import { material } from './material.ts';

/** Portuguese, as spoken in Brazil. */
export const portuguese = material(
  {
    short: `
      Sim.
      Não.
      Tá bom.
      Espera.
      Sério?
      Claro.
      Ainda não.
      Obrigado.
      Vamos.
      Boa noite.
      Eu sei.
      Por que não?
      Como é?
      Deixa pra lá.
    `,
    sentences: `
      Senta aí.
      Quem é?
      Me desculpa.
      Deixa eu ver.
      Onde ela está?
      Já é tarde.
      O que aconteceu?
      Fecha a porta.
      Não consigo dormir.
      Ele não vem mais.
      Me dá um minuto.
      Você ligou pra ela?
      Isso não tem graça.
      Fiz um café pra você.
      É melhor a gente ir pra casa.
      Você já jantou?
      Ninguém me contou isso.
      O trem atrasou de novo.
      Aquele é o seu irmão?
      Achei que você tinha ido embora.
      Você é a cara dele.
      Posso te perguntar uma coisa?
      Deixei as chaves lá em cima.
      Não temos muito tempo.
      Não esquece o pão.
      Era a casa da minha mãe.
      Você nunca me escuta.
      Alguém esteve aqui ontem à noite.
      Te pego às oito.
      Ela disse que ia voltar.
      O que você vai fazer amanhã?
      Não durmo desde segunda-feira.
      Venderam o barco na primavera.
      Avisa a sua irmã que o jantar está pronto.
      Você me prometeu que não iria.
      A gente nadava aqui todo verão.
      Não me lembro mais do rosto dele.
      Tem uma carta pra você na mesa.
      Se sair agora, você pega a balsa.
      Foi meu pai que fez esta cozinha.
      Ele saiu sem dizer uma palavra.
      Eu só queria saber se você estava bem.
      Os vizinhos perguntaram por você.
      Pode ficar o tempo que precisar.
      Ninguém guarda segredo nesta cidade.
      Eu ia te contar depois do casamento.
      O último ônibus sai em vinte minutos.
      A gente foi feliz aqui, não foi?
      Achei isto no bolso do seu casaco.
      Ela pegou o cachorro e foi até o lago.
    `,
    sounds: `
      porta bate
      telefone tocando
      trovões
      cachorro latindo
      risadas ao longe
    `,
    signs: `
      CAPITANIA DO PORTO
      TRÊS ANOS ANTES
      ENTRADA PROIBIDA
      PLATAFORMA 4
      FECHADO NO INVERNO
    `,
  },
  'Legendas: Marina Teles',
);
