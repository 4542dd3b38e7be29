/** What mends a refused request of whatever service, by the kind of its error: where nothing more is known. */
export const FIXES_BY_KIND: readonly (readonly [error: RegExp, fix: string])[] = [
  [
    /throttl|rate exceeded|TooManyRequests/i,
    'AWS asks for fewer calls: wait some minutes, and let fewer programs run at once.',
  ],
  [
    /DependencyViolation|InUse\w*:|currently in use|has dependent|DeleteConflict|NotEmpty/i,
    'Something still uses it or is in it (network interfaces, rules, images, …): take that away first.',
  ],
  [
    /AlreadyExists|Duplicate\w*:|already exists|EntityExists/i,
    'Something has that name that this program does not own: take another name, adopt it, or remove it.',
  ],
  [
    /NotFound|NoSuch|does not exist|cannot be found/i,
    'Make what AWS names, or name one that is there, in this account and Region.',
  ],
  [
    /FailedResourceAccess|Unable to assume/i,
    'See that the role which AWS names is there and may be assumed by the service; one that was just made may need some seconds.',
  ],
  [
    /SerializationException|Unrecognized (collection|field|class)|cannot be deserialized/i,
    'Give each member the type that the API has for it: a list, an object, a text or a number.',
  ],
  [
    /Concurrent|ConflictException|InvalidState|OperationInProgress/i,
    'Something else changes it at the same moment: wait until that is done.',
  ],
]
