const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|AuthorizationError(Exception)?)$/

/** The caller has no permission for it. */
export const isDenied = (error: Error): boolean => DENIED.test(error.name)
