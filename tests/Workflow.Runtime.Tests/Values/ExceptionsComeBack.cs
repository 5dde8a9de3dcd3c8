using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Tests.Values;

public class ExceptionsComeBack
{
    private static readonly ExceptionCodecs Codecs = new([]);

    public static TheoryData<Exception> Rebuildable => new()
    {
        new InvalidOperationException("no"),
        new InvalidOperationException(),
        new ArgumentException("bad", "order"),
        new ArgumentNullException("order"),
        new ArgumentOutOfRangeException("count", 7, "too many"),
        new OperationCanceledException(),
        new TaskCanceledException("stopped"),
        new FileNotFoundException("gone", "a.txt"),
        new ObjectDisposedException("Pool"),
        new KeyNotFoundException("key"),
        new HttpRequestException("down", null, System.Net.HttpStatusCode.BadGateway),
        new AggregateException("many", new IOException("one"), new TimeoutException("two")),
        new InvalidOperationException("outer", new FormatException("inner", new OverflowException())),
        new System.Text.Json.JsonException("bad json", "$.a", 1, 2),
        new FatalException("never"),
        new RetryableException("later", "90s"),
    };

    [Theory]
    [MemberData(nameof(Rebuildable))]
    public void A_framework_exception_comes_back_as_what_it_was(Exception thrown)
    {
        Exception again = Rebuild(thrown);
        again.GetType().ShouldBe(thrown.GetType());
        again.Message.ShouldBe(thrown.Message);
        again.HResult.ShouldBe(thrown.HResult);
        again.InnerException?.ToString().ShouldBe(thrown.InnerException?.ToString());
    }

    [Fact]
    public void Properties_of_framework_exceptions_come_back()
    {
        ((ArgumentOutOfRangeException)Rebuild(new ArgumentOutOfRangeException("count", 7, "x"))).ActualValue.ShouldBe("7");
        ((HttpRequestException)Rebuild(new HttpRequestException("x", null, System.Net.HttpStatusCode.Gone))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Gone);
        ((RetryableException)Rebuild(new RetryableException("x", "90s"))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        ((AggregateException)Rebuild(new AggregateException(new IOException("a"), new IOException("b")))).InnerExceptions.Count.ShouldBe(2);
    }

    [Fact]
    public void An_unknown_exception_arrives_as_the_nearest_base_that_a_catch_names()
    {
        Exception again = Rebuild(new SealedBox("lost"), "System.SystemException", "System.IO.IOException");
        again.ShouldBeOfType<IOException>().Message.ShouldBe("lost");
    }

    [Fact]
    public void An_unknown_exception_that_no_catch_names_arrives_as_StepFailedException()
    {
        StepFailedException again = Rebuild(Thrown(new SealedBox("lost")), "System.Exception").ShouldBeOfType<StepFailedException>();
        again.FailureType.ShouldEndWith("SealedBox");
        again.FailureMessage.ShouldBe("lost");
        again.FailureStackTrace.ShouldNotBeNull().ShouldContain(nameof(Thrown));
    }

    [Fact]
    public void A_stand_in_comes_back_as_the_same_stand_in()
    {
        Exception first = Rebuild(new SealedBox("lost"));
        StepFailureExtensions.Attach(first, new StepFailure("box", 4, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch));
        StepFailedException second = Rebuild(first).ShouldBeOfType<StepFailedException>();
        (second.Step, second.Attempts, second.FailureType).ShouldBe(("box", 4, ((StepFailedException)first).FailureType));
    }

    [Fact]
    public void What_is_known_of_the_step_stands_beside_the_exception()
    {
        InvalidOperationException problem = new("x");
        problem.GetStepFailure().ShouldBeNull();
        StepFailure failure = new("charge", 2, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        StepFailureExtensions.Attach(problem, failure);
        problem.GetStepFailure().ShouldBe(failure);
    }

    [Fact]
    public void A_message_that_throws_does_not_stop_the_capture() =>
        Codecs.Capture(new BadMessage()).Message.ShouldContain("NotSupportedException");

    private static Exception Rebuild(Exception thrown, params string[] caught) =>
        Codecs.Rebuild(FailureRecord.FromUtf8(Codecs.Capture(thrown).ToUtf8()), caught);

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private sealed class SealedBox(string message) : IOException(message);

    private sealed class BadMessage : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
