using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.CatchClausesMustBeAbleToMatchAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class CatchClausesMustBeAbleToMatchTests
{
    [Theory]
    [InlineData("try { await Ship(1); } catch ([|ConnectionException|]) { }")]
    [InlineData("try { await Ship(1); } catch ([|ConnectionException|] e) when (e.Message != \"\") { await Ship(e.Message.Length); }")]
    [InlineData("try { await Ship(1); } catch ([|AbstractException|]) { }")]
    [InlineData("try { await Ship(1); } catch ([|GenericException<int>|]) { }")]
    [InlineData("try { await Task.WhenAll(new[] { 1, 2 }.Select(Ship)); } catch ([|Hidden|]) { }")]
    public Task A_catch_of_what_cannot_be_rebuilt_is_reported(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("try { await Ship(1); } catch (PlainException) { }")]
    [InlineData("try { await Ship(1); } catch (CodedException e) { await Ship(e.Code); }")]
    [InlineData("try { await Ship(1); } catch (BaseException) { }")]
    [InlineData("try { await Ship(1); } catch (StepFailedException) { } catch (Exception) { } ")]
    [InlineData("try { await Ship(1); } catch { }")]
    [InlineData("try { await Ship(1); throw new ConnectionException(new object()); } catch (ConnectionException) { }")]
    [InlineData("try { await Ship(1); Check(); } catch (ConnectionException) { }")]
    [InlineData("try { await Ship(1); action(); } catch (ConnectionException) { }")]
    [InlineData("try { await Inner(); await Ship(1); } catch (ConnectionException) { }")]
    [InlineData("try { action.ToString(); } catch (ConnectionException) { }")]
    public Task A_catch_that_can_match_is_not(string body) => Rule.Reports(In(body));

    [Fact]
    public Task The_message_says_why_and_what_arrives() => Rule.Says(
        "Workflow 'Orders.Process' catches 'ConnectionException', which never comes: an exception of a step is written to the log and made anew, and that cannot be done with "
        + "'ConnectionException', for none of its constructors takes only its properties, a message and an inner exception; change the exception, or catch StepFailedException, as which it arrives",
        In("try { await Ship(1); } catch ([|ConnectionException|]) { }"));

    private static string In(string body) => $$"""
        public sealed class PlainException(string message) : Exception(message);
        public sealed class CodedException(int code) : Exception { public int Code { get; } = code; }
        public sealed class ConnectionException(object connection) : Exception(connection.ToString());
        public abstract class AbstractException : Exception;
        public abstract class BaseException : Exception;
        public sealed class DerivedException : BaseException;
        public sealed class GenericException<T> : Exception;
        public partial class Orders(Action action)
        {
            private sealed class Hidden : Exception;
            [Workflow] public async partial Task Process() { await Ship(0); {{body}} }
            [Workflow] public async partial Task Inner() { await Ship(0); throw new ConnectionException(""); }
            [Step] private async partial Task Ship(int number) { await Task.Yield(); _ = number; }
            private static void Check() => throw new ConnectionException("");
            public Action Action => action;
            public Exception New() => new Hidden();
        }
        """;
}
