import { AgentCipher } from './agent-cipher.ts'
import { type Frame, frameBytes, frameOf } from './frame.ts'
import { muxProgram } from './mux-program.ts'
import type { Program } from './program.ts'
import type { Channel, SessionAgent, SessionState } from './session-state.ts'
import { shellProgram } from './shell-program.ts'

const RESEND_MILLISECONDS = 200
const MOST_PAYLOAD = 1024
/** The flag with which a client ends a session. */
const TERMINATE = 2
const AGENT_VERSION = '3.3.987.0'

/** The agent of Systems Manager in a container: the far end of a session. */
export class Agent implements SessionAgent {
  readonly #session: SessionState
  readonly #unacknowledged = new Map<number, Buffer>()
  readonly #early = new Map<number, Frame>()
  readonly #cipher: AgentCipher | undefined
  #channel: Channel | undefined
  #sent = 0
  #expected = 0
  #program: Program | undefined
  #begun = false
  #last: string | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(session: SessionState) {
    this.#session = session
    this.#cipher = session.kmsKeyId === undefined ? undefined : new AgentCipher(session, session.kmsKeyId)
  }

  attach(channel: Channel): void {
    this.#channel = channel
    this.#timer ??= setInterval(() => this.#again(), RESEND_MILLISECONDS)
    this.#timer.unref()
    if (this.#begun) return
    this.#begun = true
    this.#stream(5, json({ AgentVersion: AGENT_VERSION, RequestedClientActions: this.#actions() }))
  }

  detach(channel: Channel): void {
    if (this.#channel === channel) this.#channel = undefined
  }

  received(bytes: Buffer): void {
    const frame = frameOf(bytes)
    if (frame.type === 'acknowledge') {
      this.#unacknowledged.delete(Number(JSON.parse(frame.payload.toString()).AcknowledgedMessageSequenceNumber))
      this.#finish()
    } else if (frame.type === 'input_stream_data') this.#ordered(frame)
  }

  close(words: string): void {
    this.#last ??= words
    this.#program?.hangUp()
    this.#finish()
  }

  #ordered(frame: Frame): void {
    const { type, id, sequence } = frame
    this.#put(
      frameBytes(
        'acknowledge',
        0,
        3,
        0,
        json({
          AcknowledgedMessageType: type,
          AcknowledgedMessageId: id,
          AcknowledgedMessageSequenceNumber: sequence,
          IsSequentialMessage: true,
        }),
      ),
    )
    if (sequence >= this.#expected) this.#early.set(sequence, frame)
    for (let next = this.#early.get(this.#expected); next; next = this.#early.get(this.#expected)) {
      this.#early.delete(this.#expected++)
      this.#take(next)
    }
  }

  #take({ payloadType, payload }: Frame): void {
    if (payloadType === 6) this.#shaken(payload)
    else if (payloadType === 9) this.#proved(payload)
    else if (payloadType === 3) {
      const { cols, rows } = JSON.parse(payload.toString())
      this.#program?.resize(Number(cols), Number(rows))
    } else if (payloadType === 10 && payload.readUInt32BE(0) === TERMINATE) this.close('')
    else if (payloadType === 1) this.#program?.input(this.#cipher ? this.#cipher.decrypt(payload) : payload)
  }

  #actions(): object[] {
    const { what, kmsKeyId } = this.#session
    const session =
      'command' in what
        ? { SessionType: 'InteractiveCommands', Properties: { linux: { commands: what.command } } }
        : { SessionType: 'Port', Properties: { ...what, type: 'LocalPortForwarding' } }
    return [
      { ActionType: 'SessionType', ActionParameters: session },
      ...(kmsKeyId === undefined ? [] : [{ ActionType: 'KMSEncryption', ActionParameters: { KMSKeyId: kmsKeyId } }]),
    ]
  }

  /** The answer to the handshake. */
  #shaken(payload: Buffer): void {
    const { ProcessedClientActions = [], Errors } = JSON.parse(payload.toString())
    const action = ProcessedClientActions.find((each: { ActionType: string }) => each.ActionType === 'KMSEncryption')
    const problem =
      Errors?.length > 0
        ? `Handshake failed: ${Errors.join('; ')}`
        : this.#cipher?.unseal(String(action?.ActionResult?.KMSCipherTextKey))
    if (problem !== undefined) this.close(problem)
    else if (this.#cipher) this.#stream(8, json({ Challenge: this.#cipher.challenge() }))
    else this.#start()
  }

  #proved(payload: Buffer): void {
    if (this.#cipher?.answers(String(JSON.parse(payload.toString()).Challenge))) this.#start()
    else this.close('Handshake failed: the challenge was answered wrongly')
  }

  #start(): void {
    this.#stream(7, json({ HandshakeTimeToComplete: 1_000_000, CustomerMessage: '' }))
    const io = {
      write: (output: Buffer): void => {
        for (let at = 0; at < output.length; at += MOST_PAYLOAD) {
          const part = output.subarray(at, at + MOST_PAYLOAD)
          this.#stream(1, this.#cipher ? this.#cipher.encrypt(part) : part)
        }
      },
      flag: (flag: number): void => {
        const bytes = Buffer.alloc(4)
        bytes.writeUInt32BE(flag)
        this.#stream(10, bytes)
      },
      end: (words: string): void => this.close(words),
    }
    const { what } = this.#session
    this.#program =
      'command' in what ? shellProgram(this.#session, what.command, io) : muxProgram(this.#session, what, io)
  }

  #stream(payloadType: number, payload: Buffer): void {
    const sequence = this.#sent++
    const bytes = frameBytes('output_stream_data', sequence, sequence === 0 ? 1 : 0, payloadType, payload)
    this.#unacknowledged.set(sequence, bytes)
    this.#put(bytes)
  }

  #again(): void {
    const [oldest] = this.#unacknowledged.values()
    if (oldest) this.#put(oldest)
  }

  #finish(): void {
    if (this.#last === undefined || this.#unacknowledged.size > 0) return
    this.#session.over = true
    clearInterval(this.#timer)
    const { id } = this.#session
    const closed = { MessageType: 'channel_closed', SchemaVersion: 1, SessionId: id, DestinationId: id }
    this.#put(frameBytes('channel_closed', 0, 0, 0, json({ ...closed, Output: this.#last })))
    this.#channel?.close()
    this.#channel = undefined
  }

  #put(bytes: Buffer): void {
    this.#channel?.send(bytes)
  }
}

const json = (content: object): Buffer => Buffer.from(JSON.stringify(content))
