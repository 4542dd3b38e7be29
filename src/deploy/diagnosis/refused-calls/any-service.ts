const PASSES = 'It is a failure of AWS, or passes by itself: wait some minutes.'

/** What mends a refused request of whatever service, by the kind of its error: where nothing more is known. */
export const FIXES_BY_KIND: readonly (readonly [error: RegExp, fix: string])[] = [
  // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
  [
    /TooManyTags|number of tags|more than 50 tags|too many tags/i,
    'Give it fewer tags: AWS has room for 50 on most things (10 on some), and no quota raises that. Those that ECS passes on count, too.',
  ],
  [
    /Cannot read propert(?:y|ies) .* of (?:null|undefined)|(?:NoneType|nil:NilClass|nil pointer)/,
    'Complete the file that the tool was given, most often the task definition: it misses a member there. Or take a newer version of the tool.',
  ],
  [
    /\bis MISSING$/,
    'Name a service that is there, and its cluster: ECS finds none of that name in the cluster that was named.',
  ],
  [/DuplicateTagKeys/, 'Give each tag key once, in whatever capitals.'],
  [
    /(NextToken|PaginationToken)\w*: |(pagination|next) ?token .*(expired|invalid|not valid)/i,
    'Run it again: a list was read in parts, and the mark of the next part was too old or of another list.',
  ],
  [
    /ManagedRuleException|is managed by that service|was created by an AWS service on behalf/i,
    'Leave that to the AWS service that made it, or change it there; take another name for your own.',
  ],
  [
    /UnmodifiableEntity|PolicyNotAttachable|service-linked roles? (is|are) protected|only be attached to the service-linked role/i,
    'Leave the service-linked role and its policy to the AWS service that they belong to; attach another policy to a role of your own.',
  ],
  // https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
  [
    /lifecycle (hook|event)( function)? .*(fail|time)|hook .*(Before|After)(Install|AllowTraffic|AllowTestTraffic)|(Before|After)(Install|AllowTraffic|AllowTestTraffic)\b.*(fail|time)/i,
    'Read the log of the Lambda function that the AppSpec file names for that hook: it must report Succeeded (PutLifecycleEventHookExecutionStatus) within an hour, and its role may need codedeploy:PutLifecycleEventHookExecutionStatus.',
  ],
  [
    /principal\b.*(not found|does not exist)|invalid principal/i,
    'Name principals by the ARN of what exists: a role that was just made may need some seconds, and one that was made again has another id.',
  ],
  [
    /too many individual instances failed|too few healthy instances are available|replacement task set|timeout while waiting for state|timed out while waiting|(did not|failed to|not) stabili[sz]e|NotStabilized|not in the state (?:services|tasks|deployment)[A-Z]|not (?:running|stable|steady|complete\w*) (?:with)?in \d|Max attempts exceeded|ResourceNotReady|waiting for successful resource state|Waiter \w+ failed|deployment was unsuccessful|\b(deployment|run task|task) failed(:? \[?(null|undefined|STOPPED|ROLLBACK\w*)\]?)?\.?$/i,
    'Read the events of the service and why its tasks stopped: what kept it from becoming steady stands there.',
  ],
  [
    /resource signal|SUCCESS signal/i,
    'Read the system log of the instances: they did not tell CloudFormation in time that they had started (cfn-signal in the user data), or have no way to AWS.',
  ],
  [
    /quota for PolicySize|maximum policy size/i,
    'Say less in the policy (wildcards in place of many ARNs), or split it among several: no quota raises that size.',
  ],
  [
    /validate the provided access credentials/i,
    'Sign in again, with credentials that are of this account and Region, and see that the clock is right.',
  ],
  [
    /Missing Region|region is required|must specify a region/i,
    'Name the Region: the option region, or the variable AWS_REGION.',
  ],
  [
    /TLS handshake timeout|i\/o timeout|connection (?:reset|refused|timed out)|no such host/i,
    'Look at the way from where this runs to AWS (DNS, proxy, firewall), and run it again.',
  ],
  [/(an|due to) internal (error|failure)/i, PASSES],
  [
    /throttl|rate exceeded|TooManyRequests|RequestLimitExceeded/i,
    'AWS asks for fewer calls: wait some minutes, and let fewer programs run at once.',
  ],
  // Not a name that somebody gave: a tag 'Work in progress'.
  [
    /\b(is|are|was|were|has|already|currently|still|another \w+|an? \w+|update|deletion|creation|deployment|operation|change|request|activity) in progress\b|busy state|already has an active deployment|\w(InProgress|NotComplete)\w*: /i,
    'Something else changes it at the same moment: wait until that is done.',
  ],
  [
    /KMSInvalidState(?!.*\bimport)|\b(KMS|customer master) key\b.* is (pending deletion|disabled)|:key\/\S+ is (pending deletion|disabled)/i,
    'Cancel the deletion of the key and enable it (kms:CancelKeyDeletion, kms:EnableKey), or name another.',
  ],
  [
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies.html
    /TagPolic(y|ies)\w*(Exception|Violation)|tag polic(y|ies)/i,
    'Give the tags as the tag policy of the organization asks for: their keys in its capitals, and its values.',
  ],
  [
    /OrganizationPolic|(managed|denied|blocked) by an? (organi[sz]ation|service control) policy/i,
    'Ask who manages the organization: a policy of it forbids that in this account.',
  ],
  [/\bnot (yet )?ready\b/i, PASSES],
  [
    /\bsecret\b.*(scheduled|marked) for deletion/i,
    'Bring the secret back (aws secretsmanager restore-secret), delete it at once (delete-secret --force-delete-without-recovery), or take another name.',
  ],
  [
    /partition "?[\w-]+"? is not valid/i,
    'Write the ARNs in the partition of this Region: arn:aws-cn in China, arn:aws-us-gov in GovCloud, arn:aws elsewhere.',
  ],
  [
    /(?:contains|contents?) invalid json|invalid JSON format/i,
    'Correct the document: it is no JSON. Of the CLI, a file is named as file://….',
  ],
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
  [
    /allow AWS EventBridge Scheduler to assume/i,
    'Let scheduler.amazonaws.com assume the role in its trust policy; a condition on aws:SourceArn there names the schedule group, not a schedule. A role that was just made may need some seconds.',
  ],
  [/AWSServiceRole\w+ has been taken/, 'That service-linked role is there already: leave out what makes it.'],
  [
    /Dedicated host \S+ has insufficient capacity/i,
    'Take another Dedicated Host, or free that one: it has no room for the instance.',
  ],
  [
    /InsufficientInstanceCapacity|not have sufficient \S+ capacity/i,
    'Wait, or take other instance types or zones: AWS has none of that type left there.',
  ],
  [
    /following resource\(s\) failed to|(?:stack|CloudFormation)\b.* (?:status|state)(?: of)? (?:[A-Z]+_)*(?:ROLLBACK|FAILED)\w*|Resource (creation|update) cancell?ed/i,
    'Read the events of the stack of CloudFormation: the first resource that failed says why.',
  ],
  [
    /DependencyViolation|InUse\w*:|currently in use|has dependent|has associated|still contains|DeleteConflict|NotEmpty/i,
    'Something still uses it or is in it (network interfaces, rules, images, policies, …): take that away first.',
  ],
  [
    /is not authorized to perform/i,
    'Allow the role that AWS names there the action that it names: the call is not refused for a right of the caller.',
  ],
  [
    /AlreadyExists|(?<!InvalidChangeBatch: \[)Duplicate\w*:|already exists|EntityExists/i,
    'Something has that name that this program does not own: take another name, adopt it, or remove it.',
  ],
  [
    /NotFound|NoSuch|DoesNotExist|(does|do) not exist|not refer to an existing|cannot be found|could not find|\bnot found\b|Nonexistent|UnavailableEntity|\bno (active |such |matching )?[\w -]+ found/i,
    'Make what AWS names, or name one that is there, in this account and Region.',
  ],
  [
    /FailedResourceAccess|Unable to assume|cannot be assumed/i,
    'See that the role which AWS names is there and may be assumed by the service; one that was just made may need some seconds.',
  ],
  [
    /Missing required (parameter|key)\b|missing required parameter params/i,
    'Give the member that is named there: the request cannot be made without it.',
  ],
  [
    /Invalid type for parameter|Expected params\.\S+ to be|expected params\[\S+ to be|SerializationException|Unrecognized (collection|field|class)|cannot be deserialized/i,
    'Give each member the type that the API has for it: a list, an object, a text or a number.',
  ],
  [
    /\bConcurrent|OperationAborted|ConflictException|InvalidState|OperationInProgress/i,
    'Something else changes it at the same moment: wait until that is done.',
  ],
]

/** The same where AWS's sentence asks for nothing, either. */
export const LAST_FIXES: readonly (readonly [error: RegExp, fix: string])[] = [
  [
    /MalformedPolicy|\bpolicy\b.*(syntax|pars|invalid)|(syntax|invalid).*\bpolicy\b/i,
    'Correct the policy document: its JSON, and the Version, Effect, Action, Resource and Principal that its kind of policy has.',
  ],
  [/syntax error/i, 'Correct the document that was given: AWS cannot read it from that place on.'],
  [/try again|retry/i, PASSES],
  // By the code alone, where the sentence says no more than that.
  [/^\w*(Internal|Server|ServiceFailure)\w*(Error|Exception|Fault|Failure): /, PASSES],
  [
    /^\w*(InProgress|InProcess|NotComplete|Pending|Contention)\w*: /,
    'Something else changes it at the same moment: wait until that is done.',
  ],
  [/^\w*(AssociatedItem|InUse)\w*: /, 'Something still uses it: take that away first.'],
  [
    /^ClusterContains\w+: /,
    'Take what is in the cluster away first: its services, tasks, instances and capacity providers.',
  ],
  [/^\w*Not(Ready|Active)\w*: /, 'Wait until it is ready, or name another that is: it is being made, or deleted.'],
  [
    /^\w*OperationNotPermitted\w*: /,
    'See what keeps it from being changed so: protection against deletion, who made it, or what it is of.',
  ],
  [
    /^\w*InvalidChangeBatch\w*: /,
    'Compare the records with those that the hosted zone has: names, types, values, and what only one of them may have.',
  ],
]
