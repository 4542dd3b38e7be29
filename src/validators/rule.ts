import type { Issue } from './issue.ts'

/** An issue as a rule finds it: its path starts inside the resource, and it is an error unless it says otherwise. */
export type Finding = Omit<Issue, 'severity'> & { readonly severity?: Issue['severity'] }

export type Report = (finding: Finding) => void

/** The rules of one subject: the codes they can report, and the check. */
export interface RuleFamily<Subject> {
  readonly codes: readonly string[]
  /** The page of the AWS documentation that most of the rules come from. */
  readonly docs?: string
  check(subject: Subject, report: Report): void
}

/** Where the AWS documentation says it. */
export const DOCS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
export const API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference'
export const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest'
