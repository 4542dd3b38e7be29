import { SessionCipher } from './session-cipher.ts'

/** The version that is told to the agent: above 1.2.331, it leaves the keep-alive of multiplexed ports out. */
export const CLIENT_VERSION = '1.2.707.0'

/** Makes a key for the session: 64 bytes, and the same as only KMS can read it. */
export type MakeKey = (keyId: string) => Promise<{ readonly plain: Uint8Array; readonly sealed: Uint8Array }>

/** What the agent asks for before a session begins. */
export interface AgentRequest {
  readonly agentVersion: string
  /** `InteractiveCommands` and its like, or `Port`. */
  readonly sessionType: string
  /** What it says of the session, such as the port. */
  readonly properties: Readonly<Record<string, unknown>>
}

const SUCCESS = 1
const FAILED = 2
const UNSUPPORTED = 3

/** Answers the handshake of the agent. */
export class Handshake {
  readonly #makeKey: MakeKey
  /** Known once the agent has asked. */
  request: AgentRequest | undefined
  cipher: SessionCipher | undefined
  /** Why the session cannot begin. */
  failure: unknown
  #answer: Promise<Uint8Array> | undefined

  constructor(makeKey: MakeKey) {
    this.#makeKey = makeKey
  }

  /** The answer to what the agent asks; the same one where it asks again. */
  answer(payload: Uint8Array): Promise<Uint8Array> {
    this.#answer ??= this.#answered(payload)
    return this.#answer
  }

  async #answered(payload: Uint8Array): Promise<Uint8Array> {
    const { AgentVersion, RequestedClientActions } = record(JSON.parse(Buffer.from(payload).toString('utf8')))
    const errors: string[] = []
    const actions: object[] = []
    for (const action of Array.isArray(RequestedClientActions) ? RequestedClientActions : []) {
      const { ActionType: type, ActionParameters } = record(action)
      const parameters = record(ActionParameters)
      const done = { ActionType: type, ActionStatus: SUCCESS, ActionResult: null as object | null, Error: '' }
      try {
        if (type === 'SessionType') this.#begin(text(AgentVersion), parameters)
        else if (type === 'KMSEncryption') done.ActionResult = await this.#encrypt(text(parameters.KMSKeyId))
        else Object.assign(done, { ActionStatus: UNSUPPORTED, Error: `Unsupported action ${text(type)}` })
      } catch (error) {
        Object.assign(done, { ActionStatus: FAILED, Error: error instanceof Error ? error.message : String(error) })
        this.failure ??= error
      }
      if (done.Error !== '') errors.push(done.Error)
      actions.push(done)
    }
    const Errors = errors.length > 0 ? errors : null
    return Buffer.from(JSON.stringify({ ClientVersion: CLIENT_VERSION, ProcessedClientActions: actions, Errors }))
  }

  #begin(agentVersion: string, parameters: Readonly<Record<string, unknown>>): void {
    const sessionType = text(parameters.SessionType)
    if (!SESSION_TYPES.has(sessionType)) throw new Error(`Unsupported session type ${sessionType}`)
    this.request = { agentVersion, sessionType, properties: record(parameters.Properties) }
  }

  async #encrypt(keyId: string): Promise<object> {
    const { plain, sealed } = await this.#makeKey(keyId)
    this.cipher = new SessionCipher(plain)
    return { KMSCipherTextKey: Buffer.from(sealed).toString('base64'), KMSCipherTextHash: null }
  }

  /** Proves that this side has the key, too. */
  challenged(payload: Uint8Array): Uint8Array {
    if (!this.cipher) throw new Error('The agent asks for a proof of a key that was never made')
    const { Challenge } = record(JSON.parse(Buffer.from(payload).toString('utf8')))
    const answer = this.cipher.encrypt(this.cipher.decrypt(Buffer.from(text(Challenge), 'base64')))
    return Buffer.from(JSON.stringify({ Challenge: Buffer.from(answer).toString('base64') }))
  }
}

const SESSION_TYPES: ReadonlySet<string> = new Set([
  'Standard_Stream',
  'InteractiveCommands',
  'NonInteractiveCommands',
  'Port',
])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
