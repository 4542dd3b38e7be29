import { newMessage, type SessionMessage } from './session-message.ts'

/** The answer to a message of a stream. */
export function acknowledgement({ type, id, sequence }: SessionMessage): SessionMessage {
  const content = {
    AcknowledgedMessageType: type,
    AcknowledgedMessageId: id,
    AcknowledgedMessageSequenceNumber: sequence,
    IsSequentialMessage: true,
  }
  return newMessage('acknowledge', 0, 3, 0, Buffer.from(JSON.stringify(content)))
}

const memberOf = (payload: Uint8Array, name: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    return typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined
  } catch {
    return undefined
  }
}

/** The number of the message that is acknowledged; -1 where it is none. */
export const acknowledgedSequence = (payload: Uint8Array): number =>
  Number(memberOf(payload, 'AcknowledgedMessageSequenceNumber') ?? -1)

/** What AWS says of the end of a session. */
export const closingWords = (payload: Uint8Array): string => String(memberOf(payload, 'Output') ?? '')
