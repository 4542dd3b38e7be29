import type { Clients } from '../../../src/index.ts'

interface Client {
  send(command: { readonly input: object }, ...more: readonly unknown[]): Promise<object>
}

/** Clients of which one answers some calls with what it is told, and has the others answered by the simulator. */
export function answering(
  clients: Clients | undefined,
  service: keyof Clients & string,
  // biome-ignore lint/suspicious/noExplicitAny: what a call is given
  answers: Readonly<Record<string, (input: any) => object>>,
): Clients {
  const client = clients?.[service] as Client | undefined
  const send: Client['send'] = async (command, ...more) => {
    const answer = answers[command.constructor.name.replace(/Command$/, '')]
    return answer?.(command.input) ?? client?.send(command, ...more) ?? {}
  }
  return { ...clients, [service]: { send } }
}
