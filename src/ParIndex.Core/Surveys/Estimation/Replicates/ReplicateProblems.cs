using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Why a design has no replicates of a kind.</summary>
internal static class ReplicateProblems
{
    public static DesignException Alone(int cluster) => new(new Message(
        $"Cụm thứ {cluster + 1} (theo thứ tự nhãn) là cụm duy nhất của tầng. Gộp tầng này với tầng tương tự, hoặc chọn lone_cluster khác fail.",
        $"Cluster number {cluster + 1} (in the order of labels) is the only one of its stratum. Join the stratum to a like one, or choose a lone_cluster other than fail."));

    public static DesignException NoPairs(int clusters) => new(new Message(
        $"Có tầng gồm {clusters} cụm, không chia được thành cặp, nên không dùng được BRR. Chọn jackknife hoặc bootstrap.",
        $"A stratum has {clusters} clusters, which do not make pairs, so that balanced replicates cannot be had. Choose jackknife or bootstrap."));

    public static DesignException Calibrated() => new(new Message(
        "Trọng số đã hiệu chỉnh theo tổng thể: mỗi mẫu lặp phải được hiệu chỉnh lại. Dùng sai số tuyến tính hóa (Taylor), hoặc đưa vào các cột trọng số lặp đã hiệu chỉnh.",
        "The weights are adjusted to known totals: every replicate would have to be adjusted anew. Use Taylor linearisation, or give columns of adjusted replicate weights."));
}
