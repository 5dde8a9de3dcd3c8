using System.Runtime.CompilerServices;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>
/// The fields of <see cref="Exception"/> that only its constructors set. Many exception types take neither message nor inner
/// exception, and many override the property, so that only the field tells what was given.
/// </summary>
internal static class ExceptionFields
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    public static extern ref string? Message(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    public static extern ref Exception? InnerException(Exception exception);
}
