using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrderProcessing.Gateways;

/// <summary>
/// When gateways fail, and how long they take. Drawn from a seed and from what is asked, never from the state of the process: whoever asks
/// again, after however many crashes, meets the same faults.
/// </summary>
internal static class Faults
{
    private const int PercentDown = 25;
    private const string Seed = "a stormy night";

    public static bool IsDown(Request request, int attempt) => Draw(request, attempt, "down") % 100 < PercentDown;

    public static TimeSpan Latency(Request request, int attempt) => TimeSpan.FromMilliseconds(20 + Draw(request, attempt, "latency") % 60);

    private static uint Draw(Request request, int attempt, string what) => BinaryPrimitives.ReadUInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{request.OrderId}|{request.Step}|{request.Subject}|{attempt}|{what}")));
}
