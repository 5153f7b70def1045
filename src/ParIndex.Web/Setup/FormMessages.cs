using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ParIndex.Web.Setup;

/// <summary>What forms say about values they cannot read or accept, in the language of the request.</summary>
internal static class FormMessages
{
    public static void AddFormMessages(this IServiceCollection services)
    {
        services.AddRazorPages().AddDataAnnotationsLocalization();
        services.AddSingleton<Microsoft.Extensions.Localization.IStringLocalizerFactory, TextLocalizer.Factory>();
        services.AddOptions<MvcOptions>().Configure<Texts>((options, texts) =>
        {
            options.ModelMetadataDetailsProviders.Add(new DefaultMessages());
            var say = options.ModelBindingMessageProvider;
            say.SetValueMustNotBeNullAccessor(_ => texts["Hãy điền chỗ này."]);
            say.SetMissingBindRequiredValueAccessor(_ => texts["Hãy điền chỗ này."]);
            say.SetMissingKeyOrValueAccessor(() => texts["Hãy điền chỗ này."]);
            say.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Không đọc được “{0}”; hãy xem lại.", value]);
            say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Không đọc được “{0}”; hãy xem lại.", value]);
            say.SetUnknownValueIsInvalidAccessor(_ => texts["Giá trị không hợp lệ; hãy xem lại."]);
            say.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Giá trị không hợp lệ; hãy xem lại."]);
            say.SetValueIsInvalidAccessor(value => texts["Không đọc được “{0}”; hãy xem lại.", value]);
            say.SetValueMustBeANumberAccessor(_ => texts["Hãy ghi một số, như 85,42."]);
            say.SetNonPropertyValueMustBeANumberAccessor(() => texts["Hãy ghi một số, như 85,42."]);
        });
    }

    /// <summary>Attributes without words of their own say it in the words of the product.</summary>
    private sealed class DefaultMessages : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            {
                if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null)
                    rule.ErrorMessage = Message(rule);
            }
        }

        private static string? Message(ValidationAttribute rule) => rule switch
        {
            RequiredAttribute => Texts.Key("Hãy điền chỗ này."),
            StringLengthAttribute { MinimumLength: > 0 } => Texts.Key("Hãy ghi từ {2} đến {1} chữ."),
            StringLengthAttribute or MaxLengthAttribute => Texts.Key("Hãy ghi không quá {1} chữ."),
            MinLengthAttribute => Texts.Key("Hãy ghi ít nhất {1} chữ."),
            RangeAttribute => Texts.Key("Hãy ghi một số từ {1} đến {2}."),
            EmailAddressAttribute => Texts.Key("Hãy ghi địa chỉ thư như ten@coquan.gov.vn."),
            CompareAttribute => Texts.Key("Hai chỗ chưa giống nhau."),
            _ => null,
        };
    }
}
