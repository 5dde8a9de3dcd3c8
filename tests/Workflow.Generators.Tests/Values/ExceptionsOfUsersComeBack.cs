using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Generators.Tests.Values;

public class ExceptionsOfUsersComeBack
{
    private static readonly ValueKit Kit = ValueKit.Build("""
        public class ShippingException(string orderId, Carrier carrier, Exception? cause = null) : Exception($"Order {orderId} is stuck with {carrier.Name}", cause)
        {
            public string OrderId { get; } = orderId;
            public Carrier Carrier { get; } = carrier;
            public int Attempts { get; set; }
        }
        public record Carrier(string Name);
        public class LateException : ShippingException { public LateException(Carrier carrier) : base("late", carrier) { Days = 3; } public int Days { get; private set; } public List<string> Notes { get; } = []; }
        public class CodeException : ArgumentException { public CodeException(string message, string paramName) : base(message, paramName) { } }
        public class LostException : InvalidOperationException { public LostException(int secret) : base("lost " + secret) { } }
        public static partial class Sample
        {
            public static Exception Shipping() => new ShippingException("o-1", new("Post"), new TimeoutException("slow")) { Attempts = 2 };
            public static Exception Late() => new LateException(new("Post")) { Attempts = 1, Notes = { "n" } };
            public static Exception Code() => new CodeException("bad", "code");
            public static Exception Lost() => new LostException(5);
            public static bool IsShipping(Exception e) => e is ShippingException { OrderId: "o-1", Attempts: 2, Carrier.Name: "Post", InnerException: TimeoutException { Message: "slow" }, Message: "Order o-1 is stuck with Post" };
            public static bool IsLate(Exception e) => e is LateException { Days: 3, Attempts: 1, OrderId: "late", Notes: ["n"] };
            public static bool IsCode(Exception e) => e is CodeException { ParamName: "code", Message: "bad (Parameter 'code')" };
        }
        """);

    [Theory]
    [InlineData("Shipping", "IsShipping")]
    [InlineData("Late", "IsLate")]
    [InlineData("Code", "IsCode")]
    public void An_exception_comes_back_with_its_properties(string make, string check) => Kit.Holds(check, Rebuild(make));

    [Fact]
    public void An_exception_without_a_matching_constructor_has_no_codec()
    {
        Kit.ExceptionCodecs.ShouldNotContain(static codec => codec.TypeName == "LostException");
        Rebuild("Lost", "System.InvalidOperationException").ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("lost 5");
        Rebuild("Lost").ShouldBeOfType<Runtime.StepFailedException>();
    }

    [Fact]
    public void An_exception_can_be_a_value()
    {
        Kit.RoundTrip("Shipping", out object again);
        Kit.Holds("IsShipping", again);
    }

    private static Exception Rebuild(string make, params string[] caught)
    {
        ExceptionCodecs codecs = new(Kit.ExceptionCodecs);
        return codecs.Rebuild(FailureRecord.FromUtf8(codecs.Capture((Exception)Kit.Value(make)!).ToUtf8()), caught);
    }
}
