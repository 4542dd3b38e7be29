import { noteCall } from '../../aws/failed-call.ts'
import { operationNamed } from '../../aws/iam-action.ts'
import { oneLine, readableLength } from './one-line.ts'

/** AWS's own words, with its code where it is said. */
interface Said {
  readonly code: string | undefined
  readonly message: string
}

/** An answer of AWS as it came, in JSON. */
const BODY = /"__type" ?: ?"(?:[\w.]+#)?(?<code>[\w.]+)", ?"[mM]essage" ?: ?"(?<message>(?:[^"\\]|\\.)+)"/

/** How a tool repeats what AWS said: the words around it, with the groups `code` and `message` where they are. */
const WRAPPERS: readonly RegExp[] = [
  // CloudFormation, and what prints its events: CDK, Copilot, SAM, Serverless.
  /Resource handler returned message: "?(?<message>.+?)"?(?: ?\(RequestToken: .*?(?:HandlerErrorCode: (?<code>\w+))?\)?)?$/,
  /(?:CREATE|UPDATE|DELETE|ROLLBACK)_(?:FAILED|COMPLETE): (?<message>.+)$/,
  // Terraform's list of the events of a stack: the first sentence says only what failed.
  /^\["The following resource\(s\) failed to \w+: \[[^\]]*\]\. " "(?<message>.+?)"\]?$/,
  /^Invalid request provided: (?:(?:\w+ error|\w+ Invalid Request|Create \w+|AWS::[\w:]+)(?:: | - ))?(?<message>.+)$/,
  /^Error occurred during operation '(?<message>.+)'\.?$/,
  /from custom resource\. (?:Message returned|See the details): (?<message>.+?)(?: \(Log: .*)?$/,
  // CDK, before it asks CloudFormation.
  /Validation failed with the following errors: (?:\[[^\]]*\] )?(?<message>.+)$/,
  // AWS Batch.
  /^Error executing request, Exception : (?<message>.+?)(?:\.?,? RequestId: \S+)?$/,
  // CodeDeploy.
  /Error code: (?<code>\w+); Error message: (?:The ECS service cannot be updated due to an unexpected error: )?(?<message>.+)$/,
  // The SDK for Java, which CloudFormation uses.
  /^(?<message>.+?) ?\(Service: \w+[;,] Status ?Code: ?\d+(?:; Error Code: (?<code>[\w.]+))?[^()]*\)?(?: \(SDK Attempt Count: \d+\))?"?(?:\.|\. Check your .*)?$/,
  // Botocore, and the AWS CLI.
  /(?:An error occurred|A client error) \((?<code>[\w.]+)\)(?: occurred)? when calling the \w+ operation(?: \([^)]*\))?: (?<message>.+)$/,
  // The SDKs for Go, and with them Terraform, OpenTofu, Pulumi and eksctl.
  /operation error [\w ]+: \w+, (?:exceeded maximum number of attempts, \d+, )?(?:https? response error StatusCode: \d+, (?:RequestID: [^,]*, )?(?:HostID: [^,]*, )?)?(?:(?:api error )?(?<code>(?!StatusCode\b)[A-Z]\w+(?:\.\w+)*): )?(?<message>.+)$/,
  /^(?<message>.+?)\s+status code: \d+, request id: \S+$/i,
  /\b\d+ errors? occurred:\s*\* (?<message>.+)$/,
  /unexpected state '\w+', wanted target '[^']*'\.? last error: (?<message>.+)$/,
  // The SDKs for Ruby, PHP and .NET, and an answer as it came.
  /Aws::\w+::Errors::(?<code>[\w.]+): (?<message>.+)$/,
  BODY,
  /<Code>(?<code>[\w.]+)<\/Code>\s*<Message>(?<message>[^<]+)<\/Message>/,
]

/** What Terraform was doing: `Error: creating ECS Service (web): `, of older versions with the code of AWS behind it. */
const DOING =
  /^(?:(?:\* )?[a-z][\w[\]"-]*(?:\.[\w[\]"-]+)+: )?(?:\S.{0,40} FAILED\. )?(?:Error: )?(?:[Ee]rror |[Ff]ailed to )?(?:[a-z]+ing|register|create|update|delete|deploy) [^:()]+(?:\([^)]*\))?[^:()]*: (?<message>.+)$/
/** A code of AWS before its sentence, after the names of namespaces and classes. */
const CODED =
  /^(?:##\[\w+\]|\[\w+\] |[A-Z]{4,}! |\* [\w.[\]"-]+: )?(?:Error: )?(?:[a-z][\w.]*\.)?(?<code>(?!StatusCode\b)[A-Z]\w*[a-z][A-Z]\w*(?:\.[A-Z]\w+)*): (?<message>\S.+)$/
/** The same behind what a tool says that it was doing: `[!] Could not run ECS task InvalidParameterException: …`. */
const CODED_BEHIND = /^[^"']{1,160}?[\s:](?<code>[A-Z]\w*[a-z]Exception|ValidationError): (?<message>\S.+)$/

/** Tools wrap what others have wrapped. */
const DEEPEST = 8

/** What AWS said, out of the words that another tool put around it; nothing where no tool did. */
export function unwrapped(words: string): Said | undefined {
  const said = peeled({ code: undefined, message: oneLine(readableLength(words)) }, WRAPPERS)
  return said && (peeled(said, [...WRAPPERS, DOING, CODED, CODED_BEHIND]) ?? said)
}

/** The error that AWS gave, out of one that another tool made of it; nothing where no tool did. */
export function withoutWrapping(error: Error): Error | undefined {
  const said = unwrapped(error.message) ?? (error.name === 'Error' ? bared(error.message) : undefined)
  if (!said) return undefined
  const code = GENERAL.test(said.code ?? '') && error.name !== 'Error' ? error.name : said.code
  const inner = Object.assign(new Error(said.message), {
    name: code ?? codeOf(said.message) ?? codeOf(error.message) ?? error.name,
  })
  // A call that was to sign in stands behind the one that it was for.
  const [, service = '', operation = ''] = [...error.message.matchAll(CALL)].at(-1) ?? []
  const call = operationNamed(service, operation)
  if (call) noteCall(inner, call)
  return inner
}

/** The call, as the SDKs for Go name it. */
const CALL = /operation error ([\w ]+): (\w+),/g

/** What a tool says of AWS without more around it than what it was doing, or than a code. */
function bared(words: string): Said | undefined {
  const message = oneLine(readableLength(words))
  const [, code] = SAID_NOTHING.exec(message) ?? []
  const alone = DENIED_ALONE.exec(message)?.[1]
  return (
    peeled({ code: undefined, message }, [DOING, CODED, CODED_BEHIND]) ??
    (alone ? { code: undefined, message: alone } : code ? { code, message } : undefined)
  )
}

/** A refusal without its code, as the SDKs for JavaScript print the sentence alone. */
const DENIED_ALONE =
  /^(?:##\[error\]|\[error\] ?)?(?:Error: )?(?:denied: )?(User: \S+ is not authorized to perform: .+)$/

/** Botocore, where AWS gave a code and no sentence. */
const SAID_NOTHING = /An error occurred \(([\w.]+)\) when calling the \w+ operation: ?$/

/** Codes that say only that it was refused. */
const GENERAL = /^(ClientException|GeneralServiceException|InvalidRequest)$/

/** Words that have a code of AWS or of Node.js wherever they are said, though the tool left it out. */
const CODES: readonly (readonly [words: RegExp, code: string])[] = [
  [/not authorized to perform/i, 'AccessDenied'],
  // Without a region nothing was asked, neither for credentials.
  [/\bregion is required\b/i, 'Error'],
  [
    /get credentials:|refresh cached credentials|no valid SSO token|SSO session (has expired|is invalid)/i,
    'CredentialsProviderError',
  ],
  [/\bStatusCode: 403\b/, 'AccessDenied'],
  [/\bStatusCode: (408|5\d\d)\b/, 'ServiceUnavailable'],
  [/request send failed|\bdial tcp\b|could not connect to the endpoint/i, 'ENOTFOUND'],
]

/** A tool that leaves AWS's sentence out says the code alone. */
const codeOf = (message: string): string | undefined =>
  /(?:^|, )([A-Z]\w+(?:Exception|Error|Denied|NotFound))$/.exec(message)?.[1] ??
  CODES.find(([words]) => words.test(message))?.[1]

function peeled(given: Said, layers: readonly RegExp[]): Said | undefined {
  let said = given
  for (let depth = 0; depth < DEEPEST; depth++) {
    const layer = layers.find(each => each.test(said.message))
    const { code = said.code, message } = layer?.exec(said.message)?.groups ?? {}
    if (!message) break
    said = { code, message: (layer === BODY ? message.replace(/\\(["\\/])/g, '$1') : message).trim() }
  }
  return said === given ? undefined : said
}
