/** How AWS puts what is wrong with a request, and what that asks for. The first form that a sentence has is the one. */
const FORMS: readonly (readonly [form: RegExp, instruction: (...parts: readonly string[]) => string])[] = [
  [
    /(?:Unknown parameter in [^"]*"|Unexpected key '|unexpected value at params\[:)(\w+)/,
    (_, member = '') => `Leave ${member} out, or take a newer version of the tool: its SDK does not know it`,
  ],
  [
    /Value '?(.*?)'? at '(\S+)' failed to satisfy constraint: Member must (.+)$/i,
    (_, value = '', member = '', rule = '') => `Let ${member} ${rule}: it is "${value}"`,
  ],
  [
    /Value at '(\S+)' failed to satisfy constraint: Member must (.+)$/i,
    (_, member = '', rule = '') => `Let ${member} ${rule}`,
  ],
  [
    /Invalid parameter at '(\S+)' failed to satisfy constraint: '(.+)'$/i,
    (_, member = '', rule = '') => `Correct ${member}: ${rule}`,
  ],
  [/^(?:Cannot|Can't|Unable to) [^,]+, must (.+)$/i, (_, first = '') => `Do what AWS asks for: ${first}`],
  [
    /^(.+?) is in (\w+) state and (?:can ?not|can't) (.+)$/i,
    (_, what = '', state = '') => `Bring ${lower(what)} out of ${state}, or make it again`,
  ],
  [/^Duplicate (.+?)(?: found|(?=: '))(.*)$/i, (_, what = '', which = '') => `Give each once: ${what}${which}`],
  [
    /^(.+?) (?:is|are) (?:used|given|specified|listed|declared|defined) (?:more than once|twice)\b/i,
    (_, what = '') => `Give it once: ${lower(what)}`,
  ],
  [
    /^(.+?) (?:is|are) not (?:defined|declared|listed) in (.+)$/i,
    (_, what = '', where = '') => `Add ${lower(what)} to ${where}, or name one that is there`,
  ],
  [/^Requires (.+)$/i, (_, what = '') => `Give what is required: ${what}`],
  [/; ((?:delete|remove|detach|disable|stop) .+)$/i, (_, first = '') => `Do what AWS asks for: ${first}`],
  [
    /^(.+?) can have (?:at most|no more than|only|up to) (.+)$/i,
    (_, what = '', most = '') => `Give ${lower(what)} no more than ${most}`,
  ],
  [
    /^(.+?) can ?not be (\w+) (?:while|as long as|until|before|if|as|because|since) (.+)$/i,
    (_, what = '', done = '', why = '') => `Change what keeps ${lower(what)} from being ${done}: ${why}`,
  ],
  [
    /^(.+?) (?:is|are) not (linked|attached|associated|connected|registered|related) (to|with) (.+)$/i,
    (_, what = '', so = '', to = '', other = '') => `Let ${lower(what)} be ${so} ${to} ${other}`,
  ],
  [
    /^(.+?)(?:, which)? (?:is|are) (?:not compatible|incompatible) with (.+)$/i,
    (_, what = '', other = '') => `Change one of the two, which do not go together: ${lower(what)}, and ${other}`,
  ],
  [/^(.+?) (?:is|are) limited to (.+)$/i, (_, what = '', most = '') => `Keep ${lower(what)} within ${most}`],
  [
    /^(.+?) (?:can ?not|can't|could ?n[o']t) be (accessed|reached|resolved|read|opened|verified|validated|parsed|loaded|determined|located|retrieved)\b(.*)$/i,
    (_, what = '', done = '', rest = '') => `See what keeps ${lower(what)} from being ${done}${rest}`,
  ],
  [/\bmissing required field,? (.+)$/i, (_, field = '') => `Give ${field}`],
  [/^(.+?) (?:is|are) (?:currently )?disabled$/i, (_, what = '') => `Enable ${what}, or name another`],
  [
    /^(.+?) (?:is |are )?not in an? (?:valid|correct) state\b/i,
    (_, what = '') => `Wait until ${lower(what)} can be used so, or name another`,
  ],
  [
    /\bminimum field size of (\d+), (\S+?)\.?$/,
    (_, size = '', field = '') => `Give ${field} at least ${size}: it is empty`,
  ],
  [/^(.+?) (?:is|are) mutually exclusive\b/i, (_, what = '') => `Give only one of them: ${lower(what)}`],
  [/^Has prohibited field (.+)$/i, (_, field = '') => `Leave ${field} out`],
  [/^(.+?) is not valid, expected (.+)$/i, (_, what = '', kind = '') => `Let ${lower(what)} be ${kind}`],
  [
    /^(?:No access to|Cannot use|Invalid) reserved ([\w ]*name)\b(?:: (.+))?$/i,
    (_, what = '', name = '') => `Take another ${what}${name ? ` than ${name}` : ''}: that is kept for AWS`,
  ],
  [/^(.+?) (?:is|are) reserved\b/i, (_, what = '') => `Take another name than ${what}`],
  [
    /^(.+?) (?:(?:is|are) not permitted|(?:is|are) refused) (?:as|because) (.+)$/i,
    (_, what = '', why = '') => `Change ${lower(what)}: ${why}`,
  ],
  [
    /^(.+?) (?:conflicts?|overlaps?) with (.+)$/i,
    (_, what = '', other = '') => `Change ${lower(what)}: it conflicts with ${other}`,
  ],
  [
    /^(.+?) must be in (.+? states?) before\b/i,
    (_, what = '', state = '') => `Wait until ${lower(what)} are in ${state}`,
  ],
  [
    /^(?:Number of )?(.+?) limit of (\d+) (?:is |was )?exceeded/i,
    (_, what = '', most = '') => `Give no more than ${most}: ${lower(what)}`,
  ],
  [/^(.+?) can be no (.+)$/i, (_, what = '', rule = '') => `Let ${lower(what)} be no ${rule}`],
  [
    /^.*\b(?:can ?not|can't|could ?n[o']t|unable to) .+? (?:because|since) (.+)$/i,
    (_, why = '') => `Correct what stands in the way: ${why}`,
  ],
  [
    /^(.+?) (?:does not|doesn't|do not|don't) (belong to|cover|contain|include|meet|fit|satisfy|comply with) (.+)$/i,
    (_, what = '', verb = '', other = '') => `Let ${lower(what)} ${verb} ${other}`,
  ],
  [
    /^(.+?) contains (.+ (?:not valid|not allowed|invalid))$/i,
    (_, what = '', bad = '') => `Correct ${lower(what)}: it contains ${bad}`,
  ],
  [/^(.+?) (?:is|are) not (an? valid .+)$/i, (_, what = '', kind = '') => `Let ${lower(what)} be ${kind}`],
  [
    /\b(?:is|are|was|were) not (?:yet )?(?:in (?:an? |the )?)?'?(active|available|ready|running)\b(?! (?:in|for|to|with)\b)/i,
    (_, state = '') => `Wait until that is ${state}, or name another that is`,
  ],
  [
    /^(?:The )?max(?:imum)?(?: number)?(?: of)? (.+?) is (\d+)$/i,
    (_, what = '', most = '') => `Give no more than ${most}: ${lower(what)}`,
  ],
  [
    /^(?:\d+ )?(.+?) exceeds? (?:the )?(?:max(?:imum)? )?(?:limit|number|length|size)(?: of)? (\d+)/i,
    (_, what = '', most = '') => `Give no more than ${most}: ${lower(what)}`,
  ],
  [
    /\b(?:create|have|specified|more) (?:more )?(.+?) than (?:is |are )?allowed/i,
    (_, what = '') => `Give fewer ${what.replace(/^more /, '')}`,
  ],
  [
    /^(?:Multiple|Duplicate) (.+?)(?: found)? ((?:for|in|of|between) .+)$/i,
    (_, what = '', where = '') => `Give ${what} only once ${where}`,
  ],
  [
    /^(.+?) (?:parsing|validation) (?:failure|failed|error): (.+)$/i,
    (_, what = '', why = '') => `Correct the ${lower(what)}: ${lower(why)}`,
  ],
  [/\b(?:do|does) not require (?:a value for )?(.+)$/i, (_, what = '') => `Leave ${what} out`],
  [
    /^(?:Please )?((?:add|attach|change|check|choose|create|define|delete|enable|ensure|give|include|increase|make sure|modify|only provide|provide|reduce|register|remove|select|set|specify|switch|update|use|verify|wait) .+?)(?:,? (?:and|then) (?:try|retry)\b.*)?$/i,
    (_, order = '') => `Do what AWS asks for: ${lower(order)}`,
  ],
  [/\byou (?:must|should|have to|need to) (.+)$/i, (_, order = '') => `Do what AWS asks for: ${order}`],
  [/^(.+?) (?:is|are) already (?:in use|used|taken)/i, (_, what = '') => `Take another ${lower(what)}`],
  [
    /^(.+?) (?:is|are|was|were|has been|have been) already (?!at\b)(.+)$/i,
    (_, what = '', so = '') => `Leave ${lower(what)} out: already ${so}`,
  ],
  [
    /^(?:(?:When|If|For|To|With|Because) [^,]+, )?(.+?) (?:must|should|has to|have to|needs? to) (?!have been)(.+)$/i,
    (_, what = '', rule = '') => `Let ${lower(what)} ${rule}`,
  ],
  [
    /^(.+?) (?:(?:is|are) only|can only be) (?:supported|valid|allowed|available|specified|used|set) (.+)$/i,
    (_, what = '', where = '') => `Leave ${lower(what)} out, or use it only ${where}`,
  ],
  [
    /^(.+?) (?:(?:is|are) )?(?:not (?:supported|applicable|allowed|permitted|valid|available|eligible|enabled|suitable)|unsupported) (?:with|for|on|by|when|in|if) (.+)$/i,
    (_, what = '', other = '') => `Leave ${lower(what)} out, or change what does not go with it: ${lower(other)}`,
  ],
  [/^(.+?) (?:do|does) not conform to (.+)$/i, (_, what = '', rule = '') => `Let ${lower(what)} conform to ${rule}`],
  [
    /^(?:Should|Must|Do|May) not (?:specify|provide|include|set) (.+)$/i,
    (_, what = '') => `Leave out what does not belong there: ${what}`,
  ],
  [/^Must (?:specify|provide|have|include|set) (.+)$/i, (_, what = '') => `Give ${what}`],
  [
    /^(.+?) (?:do|does) not (?:support|allow) (.+)$/i,
    (_, other = '', what = '') => `Leave ${lower(what)} out, or change what does not go with it: ${lower(other)}`,
  ],
  [
    /^(?:You )?(?:can ?not|can't|could not|unable to) (.+)$/i,
    (_, what = '') => `Leave out what cannot be done: ${what}`,
  ],
  [/^(.+?) (?:can|may) only (.+)$/i, (_, what = '', rule = '') => `Let ${lower(what)} only ${rule}`],
  [
    /^((?:(?! (?:is|are|was|has|that|which) )[^,])+?) (?:can ?not|can't|may not) (.+)$/i,
    (_, what = '', not = '') => `Let ${lower(what)} not ${not}`,
  ],
  [
    /^(.+?) (?:is|are) (?:required|mandatory|missing)\b(.*)$/i,
    (_, what = '', when = '') => `Give ${lower(what)}${when}`,
  ],
  [
    /^(.+?) (?:contains?|has|have) (?:an? )?(?:invalid|illegal|unsupported|duplicate) (.+)$/i,
    (_, what = '', bad = '') => `Correct ${lower(what)}: ${bad}`,
  ],
  [/^(?:Invalid|Unsupported|Unknown|Malformed|Illegal|Bad|Incorrect) (.+)$/i, (_, what = '') => `Correct the ${what}`],
  [
    /^(.+?) (?:is|are|was|were) (?:(?:invalid|not supported|not allowed|not valid|unsupported|malformed)(?: (?:or|and) )?)+$/i,
    (_, what = '') => `Correct ${lower(what)}, or leave it out`,
  ],
  [
    /^(.+?) only (?:supports?|allows?|accepts?|takes?) (.+)$/i,
    (_, who = '', what = '') => `Take ${what}: ${lower(who)} has nothing else`,
  ],
  [/^Must be (.+)$/i, (_, rule = '') => `Let it be ${rule}`],
  [
    /^(.+?) (?:requires?|needs) (?:that )?(.+)$/i,
    (_, who = '', what = '') => `Give what ${lower(who)} requires: ${what}`,
  ],
  [/^(.+?) (?:does|do) not have (.+)$/i, (_, who = '', what = '') => `Give ${lower(who)} ${what}`],
  [
    /^(.+?) (?:mismatch(?:es)?|(?:does|do) not match)\b(.*)$/i,
    (_, what = '', other = '') => `Let ${lower(what)} match${other}`,
  ],
  [
    /^(.+?) (?:is|are) ((?:greater|less|larger|smaller|higher|lower|longer|shorter|more|fewer) than .+|too (?:long|short|large|small|many|few|high|low)\b.*)$/i,
    (_, what = '', so = '') => `Let ${lower(what)} not be ${so}`,
  ],
  [/^(.+?) (?:not supported|unsupported)$/i, (_, what = '') => `Leave out what AWS does not do: ${lower(what)}`],
  [
    /^No (.+?) (?:to|for|in|found|is|are|was|were|has|have|specified|provided)\b/i,
    (_, what = '') => `Give what is missing: ${what}`,
  ],
]

/** What some SDKs write behind AWS's words. */
const REQUEST = /\(Service: .*\)$|status code: \d+, request id: .*$/is

/** What stands before a sentence: `Invalid configuration: The key must be …`. */
const LABEL = /^(?:Invalid|Unsupported|Error)\b[^:]*: (?=[A-Z][a-z]+ .*\b(?:must|should|can|cannot|is|are|may)\b)/

/** What stands before the reason: `The request was rejected because the policy was malformed`. */
const REJECTED =
  /^(?:The|This|Your) (?:request|operation|call|action) (?:(?:was|is|has been) (?:rejected|denied|refused)|failed|(?:could|can) ?(?:not|n't) be (?:completed|processed|performed)) (?:because|since|as) (?:of )?/i

/** What AWS says before the sentence that tells: that alone asks for nothing. */
const GENERAL = /^(You must use a valid fully-formed launch template\.|(We|Our) .*)$/

/** What AWS's own sentences ask for, where nothing more is known of them; undefined where they only tell. */
export function instructionIn(message: string): string | undefined {
  const sentences = message
    .replace(REQUEST, '')
    .replace(/\b(is|are|was|were|do|does|did|has|have)n['’]t\b/gi, '$1 not')
    .replace(/^\[(.*)\]$/s, '$1')
    .split(/(?<=[.!?])\s+(?=[A-Z'"])/)
    .filter((each, _, all) => all.length === 1 || !GENERAL.test(each))
    .map(each =>
      each
        .trim()
        .replace(/[.!]+$/, '')
        .replace(/^Invalid ([^:]+): It /, '$1 ')
        .replace(LABEL, '')
        .replace(REJECTED, ''),
    )
  for (const [form, instruction] of FORMS) {
    for (const sentence of sentences.map(ofWhatIsBefore)) {
      const parts = form.exec(sentence)
      if (parts) return `${instruction(...parts.map(part => part ?? ''))}.`
    }
  }
  return undefined
}

/** What the code asks for, where the sentence says no more: `InvalidSchemeException`, `ALPNPolicyNotSupported`. */
export function instructionOfCode(name: string): string | undefined {
  const code = name.replace(/(?:Request)?(?:Exception|Error|Fault)$/, '')
  if (/^(?:WAF)?(?:Validation|Invalid(?:Parameter\w*|Input|Args|Request|Operation))$/.test(code)) return OF_SOME_VALUE
  const [, invalid] = /^(?:Invalid|Malformed)([A-Z]\w+)$/.exec(code) ?? []
  if (invalid) return `Correct what is given as ${worded(invalid)}.`
  const [, before, after] =
    /^(?:Unsupported|Incompatible)([A-Z]\w+)$|^(\w+?)Not(?:Supported|Reusable|Included\w*)$/.exec(code) ?? []
  const refused = before ?? after
  return refused && `Take another ${worded(refused)} or none: AWS does not support this one there.`
}

const OF_SOME_VALUE =
  'Correct what AWS names there: a value is of another form, length or kind than that call takes (its page in the API reference tells), or two do not go together.'

/** `LoadBalancerAction`: load balancer action; `ALPNPolicy`: ALPN policy. */
const worded = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .replace(/\b[A-Z](?=[a-z])/g, each => each.toLowerCase())

/** `The specified value for roleName is invalid. It must contain …`: It is what the sentence before is about. */
function ofWhatIsBefore(sentence: string, at: number, all: readonly string[]): string {
  const [, subject] =
    /^(.+?) (?:is|are|was|were|has|have|does|do|can ?not|can't|exceeds?)\b/.exec(all[at - 1] ?? '') ?? []
  return subject === undefined
    ? sentence
    : sentence.replace(/^(?:It|They) (?=must|should|can|may|has|have|is|are)/, () => `${subject} `)
}

/** The start of a sentence, where it is no name of its own: `clientAliases`, `ECS`, `'x'`. */
const lower = (words: string): string =>
  /^[A-Z][a-z]*\b(?![.\w])/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
