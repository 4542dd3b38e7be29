/**
 * Which policy refuses a call, where it is not the usual one: that no policy of the role allows it. IAM ends its words so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function refusingPolicy(words: string): string {
  const denying = /with an explicit deny in an? ([\w -]+? policy|permissions boundary)/i.exec(words)?.[1]
  if (denying) return ` IAM says that ${article(denying)} denies it: an Allow elsewhere does not help.`
  const missing = /because no ((?!identity-based)[\w -]+? policy|permissions boundary) allows/i.exec(words)?.[1]
  return missing ? ` IAM says that no ${missing} allows it: allow it there.` : ''
}

const article = (policy: string): string => `${/^[aeiou]/i.test(policy) ? 'an' : 'a'} ${policy}`
