/**
 * Who had ECS end a service deployment before it was complete. ECS itself says "by user" of everybody, a tool that calls
 * StopServiceDeployment too. https://github.com/hashicorp/terraform-provider-aws/issues/49031
 */
export type Stopper = 'this deploy' | 'another' | 'unknown'

/** How a service deployment was lost. */
export interface Loss {
  /** In ECS's words. */
  readonly says: string
  readonly by: Stopper
  /** What it was to run, and when it was over, where that is not the deploy that is told of: ` of web:2, given up 2026-…`. */
  readonly of?: string
  /** ECS shows none of its tasks any more. */
  readonly forgotten?: boolean
}

/** Whether these words of ECS say that somebody asked for the end of a deployment. */
export const isByUser = (words: string | undefined): boolean => /\b(stopped|rolled back) by user\b/i.test(words ?? '')

/** What ECS says of an end, and who "user" is. */
export const withStopper = ({ says, by }: Loss): string => (isByUser(says) ? `${says} (${USERS[by]})` : says)

const USERS: Readonly<Record<Stopper, string>> = {
  'this deploy': 'this deploy asked for it',
  another: 'a person or another tool, not this deploy',
  unknown: 'ECS calls every caller so, a deploy too',
}
