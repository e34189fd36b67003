/**
 * A bridge from Asterisk's AudioSocket to the OpenAI Realtime API in one Node process: sound both ways, answers cut when the caller speaks. It
 * has no functions, no log of calls, no second try. Settings come from the environment, by the names that the server of this repository uses.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Call } from './call.js';

const environment = process.env;
const settings = {
  url: environment.OPENAI_REALTIME_URL ?? 'wss://api.openai.com/v1/realtime',
  model: environment.OPENAI_REALTIME_MODEL ?? 'gpt-realtime-2.1',
  voice: environment.OPENAI_VOICE ?? 'marin',
  key: environment.OPENAI_API_KEY ?? '',
  instructions: readFileSync(new URL('../../../../conf/instrucciones.md', import.meta.url), 'utf8'),
};

const calls = new Set();
const server = createServer((phone) => {
  const call = new Call(phone, settings);
  calls.add(call);
  phone.on('close', () => calls.delete(call));
});

server.listen({ port: Number(environment.AUDIOSOCKET_PORT ?? 9092), host: '127.0.0.1', backlog: 1_024 }, () => {
  const { address, port } = server.address();
  console.log(`AudioSocket on ${address}:${port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close();
    calls.forEach((call) => call.hangUp());
  });
}
